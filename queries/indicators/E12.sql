/*
id: E12
pillar: empowerment
mechanism: P5
name: {zh: 建议答复率, en: Proposals answered on time}
definition:
  zh: 应答复日期在最近十二个月内、2020 年起提出的镇街建议中，在应答复日期当日或之前答复的比例。
  en: Share of the proposals raised by towns since 2020 and due in the last twelve months that were answered on or before their due date.
numerator: {zh: 在应答复日期前答复的建议数, en: "proposals answered by their due date"}
denominator: {zh: 已到应答复日期的建议数, en: "proposals due for an answer"}
limits: {zh: "只看是否按期答复，不看是否采纳。", en: "It counts answers in time, whether or not the proposal was adopted."}
grain: one row per proposal raised since 2020 and due in the last twelve months; share of proposals due; twelve months up to the as-of date
measures:
  ratio: {format: percent}
lead: ratio
scope: town
adds_up: true
window: twelve_months
in_force: 2020-01-01
direction: higher
goalposts: [0.5, 1]
reported_in: proposals
source: {zh: 镇街建议表, en: Proposals of towns}
press_words: {zh: [建议答复率, 建议权, 建议答复, 重大决策建议, 重大项目建议], en: [proposals answered, right of proposal]}
*/
select
    towns.unit,
    towns.town,
    'proposals' as record,
    case when proposals.answered_on <= proposals.due_on then 1 else 0 end as numerator,
    1 as denominator,
    proposals.proposal_id,
    proposals.department,
    proposals.raised_on,
    proposals.due_on,
    proposals.answered_on,
    proposals.result
from proposals
inner join towns on proposals.town = towns.town
cross join twelve_months as months
where proposals.raised_on >= date '2020-01-01'
    and proposals.due_on >= months.first_day
    and proposals.due_on <= months.as_of
