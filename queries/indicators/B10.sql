/*
id: B10
pillar: burden
mechanism: B4
name: {zh: 清理压减率, en: Burdens cleared away}
definition:
  zh: 一票否决、责任状、考核评比事项清理前后减少的项数，占清理前项数的比例。新增的事项会冲减减少数，因此可能为负。
  en: Vetoes, responsibility letters and appraisals no longer there, as a share of those before the clean-up. New ones offset what was cleared, so that the rate can be negative.
numerator: {zh: 清理前有、现已没有的净减少数, en: "net number gone since before the clean-up"}
denominator: {zh: 清理前的事项数, en: "burdens before the clean-up"}
limits: {zh: "清理后新增的会抵减减少数。", en: "What was added since is set against what was cleared."}
grain: one row per veto, letter or appraisal, there before the clean-up and still there now; share of burdens; stock at the as-of date
measures:
  ratio: {format: percent}
lead: ratio
scope: unit
adds_up: true
window: stock
in_force: 2020-01-01
direction: higher
goalposts: [0, 1]
parts:
  kind: {zh: 类别, en: Kind}
source: {zh: 清理事项表, en: Burdens cleared}
press_words: {zh: [清理压减, 压减率, 压减一票否决, 压减责任状, 精简考核评比], en: [burdens cleared, clean-up]}
*/
select
    unit,
    cast(null as string) as town,
    'burdens' as record,
    case when existed_before then 1 else 0 end - case when exists_after then 1 else 0 end
        as numerator,
    case when existed_before then 1 else 0 end as denominator,
    burden_id,
    kind,
    issuer,
    title,
    existed_before,
    exists_after,
    cleared_on,
    basis
from burdens
