/*
id: B09
pillar: burden
mechanism: B3
name: {zh: 费随事转率, en: Tasks approved with money or staff}
definition:
  zh: 2020 年 1 月 1 日以来经准入或动态调整准予下派的任务中，经费或人员随之下转的项数所占比例。未填写的计为没有随转。
  en: Share of the tasks let through, by approval or adjustment, since 1 January 2020 that came with money or staff. Where nothing is stated, nothing came.
numerator: {zh: 经费或人员随转的准入任务数, en: "admitted tasks that came with money or staff"}
denominator: {zh: 准予下派的任务数, en: "tasks admitted"}
limits: {zh: "只看是否随转，不看是否足额。", en: "It says that support came, not that it was enough."}
grain: one row per task admitted since 2020; share of tasks admitted; since 2020-01-01
measures:
  ratio: {format: percent}
lead: ratio
scope: unit
adds_up: true
window: since_2020
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
from admissions as tasks cross join snapshot
where tasks.result = 'approved'
    and tasks.decided_on >= date '2020-01-01'
    and tasks.decided_on <= snapshot.as_of
