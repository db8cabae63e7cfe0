/*
id: E02
pillar: empowerment
mechanism: P1
name: {zh: 派驻机构评价权重达标率, en: Stationed agencies at the town-rating floor}
definition:
  zh: 考核年度中镇街评价权重不低于 60% 的派驻机构数，占参加考核的派驻机构数的比例。没有镇街评价权重的机构计为未达标。考核年度全市统一，为评价表和负责人评定全部到期的最近一个年度。
  en: Share of stationed agencies assessed in the assessment year in which the town rating weighs at least 60%. An agency without a town-rating weight counts as below the floor. The assessment year is one for the whole city, the latest year all of whose rating sheets and gradings of heads fell due by the as-of date.
numerator: {zh: 镇街评价权重不低于60%的派驻机构数, en: "agencies whose town rating weighs at least 60%"}
denominator: {zh: 考核年度设有考核权重的派驻机构数, en: "stationed agencies with assessment weights in the assessment year"}
limits: {zh: "只看方案写明的权重，不反映评分是否拉开差距。", en: "It reads the weight as written; it does not say whether the ratings tell targets apart."}
grain: one row per stationed agency assessed in the assessment year; share of agencies; assessment year, the latest whose sheets all fell due by the as-of date
measures:
  ratio: {format: percent}
lead: ratio
scope: town
adds_up: true
window: assessment_year
in_force: 2020-01-01
direction: higher
goalposts: [0.5, 1]
level: {kind: floor, value: 1, claim: agency_floor}
source: {zh: 考核权重表；下限见 2021-12-16 新闻发布会, en: 'Assessment weights; floor from the press conference of 16 December 2021'}
press_words: {zh: [派驻机构评价权重, 占派驻机构考核], en: [agency weight]}
*/
select
    towns.unit,
    towns.town,
    'assessment_weights' as record,
    case when town_weights.weight >= 0.60 then 1 else 0 end as numerator,
    1 as denominator,
    town_weights.target,
    town_weights.weight
from town_weights
inner join units on town_weights.target = units.unit_id
inner join towns on units.stationed_town = towns.town
where town_weights.target_type = 'agency'
