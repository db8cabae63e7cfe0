/*
id: E09
pillar: empowerment
mechanism: P4
name: {zh: 规划参与率, en: Plans with every town asked}
definition:
  zh: 最近十二个月内决策的规划编制事项中，决策之前（不含当日）已征询全部受影响镇街的比例。按事项计数；漏一个镇街即不计入。
  en: Share of the plan matters decided in the last twelve months on which every affected town was asked before the day of the decision. It counts matters; one town left out is enough to miss.
numerator: {zh: 决策前已征询全部受影响镇街的规划事项数, en: "plans on which every town affected was asked before the decision"}
denominator: {zh: 已决策的规划事项数, en: "plans decided"}
limits: {zh: "受影响镇街由部门列出，漏列的查不出。", en: "The towns affected are those the department listed; one left out cannot be seen."}
grain: one row per plan decided in the last twelve months, were all the towns it affects asked before; share of decided plan matters; twelve months up to the as-of date
measures:
  ratio: {format: percent}
lead: ratio
scope: unit
adds_up: true
window: twelve_months
in_force: 2020-01-01
direction: higher
goalposts: [0.5, 1]
reported_in: consultations.department
columns:
  towns_affected: {zh: 受影响镇街数, en: Towns affected}
  towns_asked: {zh: 已征询镇街数, en: Towns asked}
  last_asked_on: {zh: 最后征询日期, en: Last asked on}
source: {zh: 征询表, en: Consultations}
press_words: {zh: [规划参与率, 规划参与权, 规划参与, 参与规划编制], en: [plan participation, towns asked on plans]}
*/
with plans as (
    select
        departments.parent_id as unit,
        consultations.department,
        consultations.matter_id,
        min(consultations.decided_on) as decided_on,
        max(consultations.asked_on) as last_asked_on,
        count(consultations.asked_on) as towns_asked,
        count(*) as towns_affected
    from consultations
    inner join units as departments on consultations.department = departments.unit_id
    where consultations.matter_kind = 'plan'
    group by departments.parent_id, consultations.department, consultations.matter_id
)

select
    plans.unit,
    cast(null as string) as town,
    'consultations' as record,
    case when plans.towns_asked = plans.towns_affected
            and plans.last_asked_on < plans.decided_on
        then 1 else 0 end as numerator,
    1 as denominator,
    plans.matter_id,
    plans.department,
    plans.towns_affected,
    plans.towns_asked,
    plans.last_asked_on,
    plans.decided_on
from plans cross join twelve_months as months
where plans.decided_on >= months.reform_day
    and plans.decided_on <= months.as_of
