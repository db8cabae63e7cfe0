/*
id: C05
pillar: capacity
mechanism: C6
name: {zh: 负责人配备率, en: Leadership posts filled}
definition:
  zh: 已配备负责人的岗位数，占在设镇街机构负责人岗位数的比例；统计日当天撤销的机构不计。公布的"干部配备率 80% 以上"未说明分母，此处分母为我们拟定。
  en: Share of posts of head in existing town bodies that are filled; a body ended on the as-of day is not one. The published "80% or more" of leadership posts filled does not state its denominator; this one is ours.
numerator: {zh: 已到任的负责人岗位数, en: "posts of head filled"}
denominator: {zh: 在设机构的负责人岗位数, en: "posts of head in existing bodies"}
limits: {zh: "挂职、兼任未另作区分。", en: "Heads on loan or in two posts are not told apart."}
grain: one row per post of head in a body that exists at the as-of date; share of posts of head; stock at the as-of date
measures:
  count: {measure_word: {zh: 人, en: heads}}
  ratio: {format: percent}
lead: ratio
scope: town
adds_up: true
window: stock
direction: higher
goalposts: [0.5, 1]
level: {kind: reported, value: 0.80, claim: posting_rate, since: 2021-12-16}
source: {zh: 机构与负责人表；公布水平见 2021-12-16 新闻发布会, en: 'Bodies and heads; level from the press conference of 16 December 2021'}
press_words: {zh: [干部配备率, 负责人配备率, 配备率], en: [posting rate]}
*/
select
    unit,
    town,
    'bodies' as record,
    case when is_filled then 1 else 0 end as numerator,
    1 as denominator,
    body_id,
    name,
    post_type,
    is_special,
    set_on,
    filled_on
from heads
