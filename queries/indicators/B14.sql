/*
id: B14
pillar: burden
mechanism: B5
name: {zh: 满意率, en: Callers satisfied}
definition:
  zh: 最近十二个月内评价、不属免计的工单中，镇街表示满意的比例。未填写的计为不满意；重办工单与原工单各计一次。
  en: Share of the non-exempt tickets rated by the town in the last twelve months that were rated satisfactory. No answer counts as not satisfied; a reopened ticket counts beside its original.
numerator: {zh: 评价满意的工单数, en: "tickets rated as satisfying"}
denominator: {zh: 已评价的工单数, en: "tickets rated"}
limits: {zh: "只有已评价的工单；镇街没有评价的不在内。", en: "Only tickets a town has rated are counted; the rest is unknown."}
grain: one row per ticket rated in the last twelve months, exempt ones left out; share of tickets rated; twelve months up to the as-of date, by the time of the rating
measures:
  ratio: {format: percent}
lead: ratio
scope: town
adds_up: true
window: twelve_months
direction: higher
goalposts: [0.6, 1]
reported_in: tickets
source: {zh: 响应平台工单表, en: Response tickets}
press_words: {zh: [满意率, 工单满意率, 镇街满意率, 评价满意率], en: [satisfaction, satisfied callers]}
*/
select
    towns.unit,
    towns.town,
    'tickets' as record,
    case when tickets.satisfied then 1 else 0 end as numerator,
    1 as denominator,
    tickets.ticket_id,
    tickets.department,
    tickets.called_at,
    tickets.done_at,
    tickets.rated_at,
    tickets.satisfied
from tickets
inner join towns on tickets.town = towns.town
cross join twelve_months as months
where not tickets.exempt
    and tickets.rated_at >= cast(months.first_day as timestamp)
    and tickets.rated_at < months.end_of_day
