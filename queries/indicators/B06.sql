/*
id: B06
pillar: burden
mechanism: B2
name: {zh: 清单外问责数, en: Sanctions outside the list}
definition:
  zh: 2020年1月1日以来没有写明清单事项的追责件数；平均数为追责件数除以镇街数，镇街不足10个的单位标灰，不参加排序和试算。
  en: Sanctions decided since 1 January 2020 that cite no item of the responsibility list; the average divides by the number of towns; where a unit has fewer than ten it is drawn grey and neither ranked nor scored.
numerator: {zh: 未写明清单事项的追责件数, en: "sanctions that cite no item"}
denominator: {zh: 镇街数, en: "towns"}
limits: {zh: "追责本身可能有清单以外的依据，须逐件核实。", en: "A sanction may rest on other grounds than the list; each has to be looked at."}
grain: one row per sanction since 2020 that cites no item of the list, and one per town of a unit that reports cases; sanctions; since 2020-01-01
measures:
  count: {measure_word: {zh: 件, en: sanctions}}
  ratio: {format: number, digits: 2, unit: {zh: 件/镇街, en: sanctions per town}}
lead: count
scope: unit
adds_up: true
window: since_2020
in_force: 2020-01-01
direction: lower
goalposts: [0, 0.5]
min_base: 10
reported_in: accountability
columns:
  named_town: {zh: 所涉镇街, en: Town concerned, references: units}
source: {zh: 履职问责表, en: Accountability cases}
press_words: {zh: [清单外问责, 清单以外问责, 单外追责], en: [sanctions outside the list, off-list sanctions]}
*/
select
    cases.unit,
    cast(null as string) as town,
    'accountability' as record,
    1 as numerator,
    0 as denominator,
    cases.case_id,
    cases.town as named_town,
    cases.item_id,
    cases.role,
    cases.duty,
    cases.outcome,
    cases.decided_on
from accountability as cases cross join snapshot
where cases.outcome = 'sanctioned'
    and cases.item_id is null
    and cases.decided_on >= date '2020-01-01'
    and cases.decided_on <= snapshot.as_of

union all

select
    towns.unit,
    cast(null as string),
    'units',
    0,
    1,
    null,
    towns.town,
    null,
    null,
    null,
    null,
    null
from towns
