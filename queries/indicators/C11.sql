/*
id: C11
pillar: capacity
mechanism: C10
name: {zh: 执法办案量, en: Enforcement cases handled}
definition:
  zh: 2020年1月1日以来立案的执法案件数（公布口径为“办理”）；人均数为案件数除以在岗下沉执法人员数。
  en: Enforcement cases opened since 1 January 2020 (the release says handled); the ratio divides by the officers at work at the as-of date.
numerator: {zh: 立案数, en: "cases opened"}
denominator: {zh: 下沉执法人员数, en: "officers at work in towns"}
limits: {zh: "仅供参考：案件多少受辖区情况影响；公布数来源不一。", en: "For information only: cases depend on the place; published figures differ."}
grain: one row per enforcement case opened since 2020, and one per officer at work at the as-of date in a unit that reports cases; cases; since 2020-01-01
measures:
  count: {measure_word: {zh: 件, en: cases}}
  ratio: {format: number, digits: 2, unit: {zh: 件/人, en: cases per officer}}
lead: count
scope: town
adds_up: true
window: since_2020
in_force: 2020-01-01
direction: information
reported_in: enforcement_cases
source: {zh: 执法案件表、下沉执法人员表, en: Enforcement cases and officers}
press_words: {zh: [执法案件, 办理案件, 办案], en: [enforcement cases]}
*/
select
    towns.unit,
    towns.town,
    'enforcement_cases' as record,
    1 as numerator,
    0 as denominator,
    cases.case_id,
    cases.department,
    cases.field,
    cases.opened_on,
    cases.closed_on
from enforcement_cases as cases
inner join towns on cases.town = towns.town
cross join snapshot
where cases.opened_on >= date '2020-01-01'
    and cases.opened_on <= snapshot.as_of

union all

select towns.unit, towns.town, 'enforcers', 0, 1, null, officers.department, null, null, null
from officers
inner join towns on officers.town = towns.town
