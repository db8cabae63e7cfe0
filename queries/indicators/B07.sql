/*
id: B07
pillar: burden
mechanism: B3
name: {zh: 擅自下派数, en: Tasks handed down without approval}
definition:
  zh: 2020年1月1日以来未经准入擅自下派到镇街的任务项数；平均数为任务项数除以镇街数，镇街不足10个的单位标灰，不参加排序和试算。
  en: Tasks handed down to towns since 1 January 2020 without approval; the average divides by the number of towns; where a unit has fewer than ten it is drawn grey and neither ranked nor scored.
numerator: {zh: 未经准入下派的任务数, en: "tasks handed down without approval"}
denominator: {zh: 镇街数, en: "towns"}
limits: {zh: "只统计已发现并登记的，漏报查不出。", en: "Only what was found and recorded; what nobody reported cannot be seen."}
grain: one row per task handed down since 2020 without approval, and one per town of a unit that reports tasks; tasks; since 2020-01-01
measures:
  count: {measure_word: {zh: 项, en: tasks}}
  ratio: {format: number, digits: 2, unit: {zh: 项/镇街, en: tasks per town}}
lead: count
scope: unit
adds_up: true
window: since_2020
in_force: 2020-01-01
direction: lower
goalposts: [0, 0.5]
min_base: 10
reported_in: admissions
columns:
  named_town: {zh: 所涉镇街, en: Town concerned, references: units}
source: {zh: 交办事项准入表, en: Task approval}
press_words: {zh: [擅自下派, 擅自下放, 违规下派, 未经准入交办], en: [tasks handed down without admission]}
*/
select
    tasks.unit,
    cast(null as string) as town,
    'admissions' as record,
    1 as numerator,
    0 as denominator,
    tasks.request_id,
    tasks.title,
    tasks.department,
    tasks.town as named_town,
    tasks.gate,
    tasks.result,
    tasks.handed_on
from admissions as tasks cross join snapshot
where tasks.result = 'bypassed'
    and tasks.handed_on >= date '2020-01-01'
    and tasks.handed_on <= snapshot.as_of

union all

select
    towns.unit,
    cast(null as string),
    'units',
    0,
    1,
    null,
    null,
    null,
    towns.town,
    null,
    null,
    null
from towns
