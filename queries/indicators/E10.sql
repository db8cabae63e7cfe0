/*
id: E10
pillar: empowerment
mechanism: P6
name: {zh: 征询覆盖率, en: Towns asked before the decision}
definition:
  zh: 最近十二个月内决策的事项涉及的镇街（按事项、镇街逐一计数）中，决策之前（不含当日）已被征询的比例。分项列出事项类别，以及决策之前各种征询方式的次数。
  en: Share of the affected towns, counted matter by matter, of matters decided in the last twelve months, that were asked before the day of the decision; by kind of matter, and, as counts of those asked in time, by way of asking.
numerator: {zh: 决策前已征询的事项·镇街对数, en: "pairs of matter and town asked before the decision"}
denominator: {zh: 已决策事项的事项·镇街对数, en: "pairs of decided matter and affected town"}
limits: {zh: "受影响镇街由部门列出，漏列的查不出。", en: "The towns affected are those the department listed; one left out cannot be seen."}
grain: one row per matter decided in the last twelve months and town it affects, asked or not; share of matter and town pairs; twelve months up to the as-of date
measures:
  count: {measure_word: {zh: 次, en: consultations}}
  ratio: {format: percent}
lead: ratio
scope: town
adds_up: true
window: twelve_months
in_force: 2020-01-01
direction: higher
goalposts: [0.5, 1]
parts:
  matter_kind: {zh: 事项类别, en: Kind of matter}
  way: {zh: 征询方式, en: Way of asking, counts: met}
reported_in: consultations.town
source: {zh: 征询表, en: Consultations}
press_words: {zh: [征询覆盖率, 征询意见, 知情权, 参与权, 书面征询, 专题会议, 调研沟通], en: [consultation coverage, towns asked, towns consulted]}
*/
with matters as (
    select department, matter_id, min(decided_on) as decided_on
    from consultations
    group by department, matter_id
)

select
    towns.unit,
    towns.town,
    'consultations' as record,
    case when consultations.asked_on < matters.decided_on then 1 else 0 end as numerator,
    1 as denominator,
    consultations.matter_id,
    consultations.matter_kind,
    consultations.department,
    consultations.way,
    consultations.asked_on,
    matters.decided_on
from consultations
inner join matters
    on consultations.department = matters.department
    and consultations.matter_id = matters.matter_id
inner join towns on consultations.town = towns.town
cross join twelve_months as months
where matters.decided_on >= months.reform_day
    and matters.decided_on <= months.as_of
