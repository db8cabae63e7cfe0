/*
id: C12
pillar: capacity
mechanism: C10
name: {zh: 案件按期办结率, en: Cases closed on time}
definition:
  zh: 应结日期在最近十二个月内、2020 年起立案的执法案件中，在应结日期当日或之前结案的比例。
  en: Share of the enforcement cases opened since 2020 and due in the last twelve months that were closed on or before their due date.
numerator: {zh: 按期结案的案件数, en: "cases closed by their due date"}
denominator: {zh: 已到应结日期的案件数, en: "cases due"}
limits: {zh: "应结日期由各单位填报。", en: "Due dates are as the units reported them."}
grain: one row per enforcement case opened since 2020 and due in the last twelve months; share of cases due; twelve months up to the as-of date
measures:
  count: {measure_word: {zh: 件, en: cases}}
  ratio: {format: percent}
lead: ratio
scope: town
adds_up: true
window: twelve_months
in_force: 2020-01-01
direction: higher
goalposts: [0.5, 1]
reported_in: enforcement_cases
source: {zh: 执法案件表, en: Enforcement cases}
press_words: {zh: [按期办结率, 案件办结率, 结案率], en: [cases closed on time]}
*/
select
    towns.unit,
    towns.town,
    'enforcement_cases' as record,
    case when cases.closed_on <= cases.due_on then 1 else 0 end as numerator,
    1 as denominator,
    cases.case_id,
    cases.department,
    cases.field,
    cases.opened_on,
    cases.due_on,
    cases.closed_on
from enforcement_cases as cases
inner join towns on cases.town = towns.town
cross join twelve_months as months
where cases.opened_on >= date '2020-01-01'
    and cases.due_on >= months.first_day
    and cases.due_on <= months.as_of
