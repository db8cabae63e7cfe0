/*
id: B09
pillar: burden
mechanism: B3
name: {zh: 费随事转率, en: Tasks approved with money or staff}
definition:
  zh: 最近十二个月内经准入或动态调整准予下派的任务中，经费或人员随之下转的项数所占比例。未填写的计为没有随转。
  en: Share of the tasks let through, by approval or adjustment, in the last twelve months that came with money or staff. Where nothing is stated, nothing came.
numerator: {zh: 经费或人员随转的准入任务数, en: "admitted tasks that came with money or staff"}
denominator: {zh: 准予下派的任务数, en: "tasks admitted"}
limits: {zh: "只看是否随转，不看是否足额。", en: "It says that support came, not that it was enough."}
grain: one row per task admitted in the last twelve months; share of tasks admitted; twelve months up to the as-of date
measures:
  ratio: {format: percent}
lead: ratio
scope: unit
adds_up: true
window: twelve_months
in_force: 2020-01-01
direction: higher
goalposts: [0.3, 1]
reported_in: admissions
columns:
  named_town: {zh: 所涉镇街, en: Town concerned, references: units}
source: {zh: 交办事项准入表, en: Task approval}
press_words: {zh: [费随事转, 权随责走, 人随事走, 经费随转], en: [money follows the task]}
*/
select
    tasks.unit,
    cast(null as string) as town,
    'admissions' as record,
    case when tasks.with_money or tasks.with_staff then 1 else 0 end as numerator,
    1 as denominator,
    tasks.request_id,
    tasks.title,
    tasks.department,
    tasks.town as named_town,
    tasks.gate,
    tasks.result,
    tasks.with_money,
    tasks.with_staff,
    tasks.decided_on
from admissions as tasks cross join twelve_months as months
where tasks.result = 'approved'
    and tasks.decided_on >= months.reform_day
    and tasks.decided_on <= months.as_of
