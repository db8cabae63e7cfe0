/*
id: B08
pillar: burden
mechanism: B3
name: {zh: 准入驳回率, en: Tasks refused approval}
definition:
  zh: 最近十二个月内审定的准入和动态调整申请中，被驳回的项数所占比例。只作信息，不分高低。
  en: Share of the requests for approval or adjustment decided in the last twelve months that were rejected. For information; neither high nor low is better.
numerator: {zh: 驳回的任务数, en: "tasks rejected"}
denominator: {zh: 已审定的任务数, en: "tasks decided"}
limits: {zh: "仅供参考：驳回多少取决于申请的质量。", en: "For information only: it depends on what was asked for."}
grain: one row per task decided in the last twelve months; share of requests decided; twelve months up to the as-of date
measures:
  ratio: {format: percent}
lead: ratio
scope: unit
adds_up: true
window: twelve_months
in_force: 2020-01-01
direction: information
reported_in: admissions
columns:
  named_town: {zh: 所涉镇街, en: Town concerned, references: units}
source: {zh: 交办事项准入表, en: Task approval}
press_words: {zh: [准入驳回, 驳回率, 不予准入, 驳回申请], en: [tasks refused, rejected requests]}
*/
select
    tasks.unit,
    cast(null as string) as town,
    'admissions' as record,
    case when tasks.result = 'rejected' then 1 else 0 end as numerator,
    1 as denominator,
    tasks.request_id,
    tasks.title,
    tasks.department,
    tasks.town as named_town,
    tasks.gate,
    tasks.result,
    tasks.filed_on,
    tasks.decided_on
from admissions as tasks cross join twelve_months as months
where tasks.result in ('approved', 'rejected')
    and tasks.decided_on >= months.reform_day
    and tasks.decided_on <= months.as_of
