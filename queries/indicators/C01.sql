/*
id: C01
pillar: capacity
mechanism: C1
name: {zh: 工作规则制定率, en: Towns with working rules}
definition:
  zh: 已制定镇街党（工）委工作规则的镇街数，占镇街数的比例。
  en: Share of towns whose Party committee has adopted its working rules.
numerator: {zh: 已制定工作规则的镇街数, en: "towns that have adopted working rules"}
denominator: {zh: 镇街数, en: "towns"}
limits: {zh: "只说明是否制定，不说明是否执行。", en: "It says that rules exist, not that they are followed."}
grain: one row per town in force that has a profile; share of towns; stock at the as-of date
measures:
  count: {measure_word: {zh: 个, en: towns}}
  ratio: {format: percent}
lead: ratio
scope: town
adds_up: true
window: stock
direction: higher
goalposts: [0.5, 1]
source: {zh: 镇街概况表, en: Town profiles}
press_words: {zh: [工作规则, 党（工）委工作规则, 工作规则制定率], en: [working rules, rules of procedure]}
*/
select
    towns.unit,
    towns.town,
    'town_profiles' as record,
    case when profiles.rules_adopted_on <= snapshot.as_of then 1 else 0 end as numerator,
    1 as denominator,
    profiles.rules_adopted_on
from towns
inner join town_profiles as profiles on towns.town = profiles.town
cross join snapshot
