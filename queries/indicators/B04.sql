/*
id: B04
pillar: burden
mechanism: B2
name: {zh: 依单追责率, en: Sanctions that cite the list}
definition:
  zh: 最近十二个月内作出的追责中，既写明清单事项又写明责任（主体或配合）的件数，占追责件数的比例。只写事项、没有写明责任的不算，也不算清单外问责（B06）。
  en: Share of the sanctions decided in the last twelve months that cite both an item of the responsibility list and the role (lead or cooperating). One that cites an item without the role does not count, nor is it off-list (B06).
numerator: {zh: 写明清单事项和责任的追责数, en: "sanctions that cite the item and the role"}
denominator: {zh: 追责件数, en: "sanctions"}
limits: {zh: "只看文书是否写明，不评判追责是否得当。", en: "It looks at what the decision cites, not at whether the sanction was right."}
grain: one row per case decided in the last twelve months that ended in a sanction; share of sanctions; twelve months up to the as-of date
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
press_words: {zh: [依单追责, 失职依单追责, 依单问责, 依单监管问责], en: [sanctions by the list]}
*/
select
    cases.unit,
    cast(null as string) as town,
    'accountability' as record,
    case when cases.item_id is not null and cases.role is not null
        then 1 else 0 end as numerator,
    1 as denominator,
    cases.case_id,
    cases.town as named_town,
    cases.item_id,
    cases.role,
    cases.duty,
    cases.outcome,
    cases.decided_on
from accountability as cases cross join twelve_months as months
where cases.outcome = 'sanctioned'
    and cases.decided_on >= months.reform_day
    and cases.decided_on <= months.as_of
