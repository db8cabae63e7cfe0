/*
id: B05
pillar: burden
mechanism: B2
name: {zh: 尽职免责率, en: Diligent cases exempted}
definition:
  zh: 最近十二个月内认定为已尽职的案件中，予以免责的件数所占比例，不论是否写明清单事项。
  en: Share of the cases decided in the last twelve months and found diligent that ended in exemption from liability, whether or not they cite an item.
numerator: {zh: 予以免责的件数, en: "cases exempted"}
denominator: {zh: 认定为已尽职的件数, en: "cases found diligent"}
limits: {zh: "件数少时比例波动大。", en: "With few cases the share moves a lot."}
grain: one row per case decided in the last twelve months and found diligent; share of diligent cases; twelve months up to the as-of date
measures:
  ratio: {format: percent}
lead: ratio
scope: unit
adds_up: true
window: twelve_months
in_force: 2020-01-01
direction: higher
goalposts: [0.5, 1]
reported_in: accountability
columns:
  named_town: {zh: 所涉镇街, en: Town concerned, references: units}
source: {zh: 履职问责表, en: Accountability cases}
press_words: {zh: [尽职免责, 尽职依单免责, 依单免责, 容错免责], en: [exemption for diligence]}
*/
select
    cases.unit,
    cast(null as string) as town,
    'accountability' as record,
    case when cases.outcome = 'exempted' then 1 else 0 end as numerator,
    1 as denominator,
    cases.case_id,
    cases.town as named_town,
    cases.item_id,
    cases.role,
    cases.duty,
    cases.outcome,
    cases.decided_on
from accountability as cases cross join twelve_months as months
where cases.duty = 'diligent'
    and cases.decided_on >= months.reform_day
    and cases.decided_on <= months.as_of
