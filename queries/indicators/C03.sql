/*
id: C03
pillar: capacity
mechanism: C3
name: {zh: 限额内设置率, en: Towns within their quota of bodies}
definition:
  zh: 在设机构数不超过限额的镇街数，占镇街数的比例。同一镇街同名的机构计一个；统计日当天撤销的、所在镇街未公布的机构不计入。
  en: Share of towns whose existing bodies do not exceed their quota. Posts of head in a body of the same name count as one body; bodies ended on the as-of day, or whose town is not published, are left out.
numerator: {zh: 机构数不超过限额的镇街数, en: "towns whose bodies do not exceed their quota"}
denominator: {zh: 镇街数, en: "towns"}
limits: {zh: "限额取自镇街概况，未填的镇街不计。", en: "Quotas are those of the town profiles; towns without a profile are left out."}
grain: one row per town of a unit that reports bodies, its bodies against its quota; share of towns; stock at the as-of date
measures:
  count: {measure_word: {zh: 个, en: towns}}
  ratio: {format: percent}
lead: ratio
scope: town
adds_up: true
window: stock
direction: higher
goalposts: [0.5, 1]
reported_in: [heads, town_profiles]
columns:
  bodies: {zh: 在设机构数, en: Bodies}
source: {zh: 机构与负责人表、镇街概况表, en: Bodies and town profiles}
press_words: {zh: [限额内设置, 机构限额, 限额内设置率], en: [within quota, quota of bodies]}
*/
with existing as (
    select town, count(distinct name) as bodies from heads where town is not null group by town
)

select
    towns.unit,
    towns.town,
    'town_profiles' as record,
    case when coalesce(existing.bodies, 0) <= profiles.body_quota then 1 else 0 end as numerator,
    1 as denominator,
    coalesce(existing.bodies, 0) as bodies,
    profiles.body_quota
from towns
inner join town_profiles as profiles on towns.town = profiles.town
left join existing on towns.town = existing.town
