/*
id: C06
pillar: capacity
mechanism: C5
name: {zh: 打破身份限制任职的负责人, en: Heads appointed across staff categories}
definition:
  zh: 本人身份（行政/事业）与岗位身份不同的在任机构负责人数，按岗位计（一人任两岗计两次），统计日当天撤销的机构不计；比例为占已配备岗位的比例。
  en: Serving heads whose own identity (administrative or institution) differs from that of the post, counted by post (one who heads two counts twice; a body ended on the as-of day is out); the ratio is their share of filled posts.
numerator: {zh: 身份与岗位不同的到任负责人数, en: "heads whose identity differs from that of the post"}
denominator: {zh: 到任负责人数, en: "heads in post"}
limits: {zh: "仅供参考：跨身份任职多并非越好。", en: "For information only: more is not better."}
grain: one row per post of head in a body that exists at the as-of date, posts not filled left out; heads; stock at the as-of date
measures:
  count: {measure_word: {zh: 人, en: heads}}
  ratio: {format: percent}
lead: count
scope: town
adds_up: true
window: stock
direction: information
source: {zh: 机构与负责人表, en: Bodies and heads}
press_words: {zh: [跨身份, 突破行政事业身份, 突破身份限制], en: [cross-identity heads]}
*/
select
    unit,
    town,
    'bodies' as record,
    case when not is_filled then null when head_identity <> post_type then 1 else 0 end
        as numerator,
    1 as denominator,
    body_id,
    name,
    post_type,
    head_identity,
    head_rank,
    filled_on
from heads
