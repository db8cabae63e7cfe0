/*
id: B13
pillar: burden
mechanism: B5
name: {zh: 解决率, en: Tickets solved}
definition:
  zh: 最近十二个月内回访、不属免计的工单中，回访认定已解决的比例。未填写的计为未解决；重办工单与原工单各计一次。
  en: Share of the non-exempt tickets followed up on in the last twelve months that turned out to be solved. No answer counts as not solved; a reopened ticket counts beside its original.
numerator: {zh: 回访确认已解决的工单数, en: "tickets found solved when followed up"}
denominator: {zh: 已回访的工单数, en: "tickets followed up"}
limits: {zh: "未回访的不在内，解决与否不明。", en: "Tickets not followed up are left out; whether they were solved is unknown."}
grain: one row per ticket followed up in the last twelve months, exempt ones left out; share of tickets followed up; twelve months up to the as-of date, by the time of the follow-up
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
press_words: {zh: [解决率, 问题解决率, 诉求解决率], en: [problems solved, solution rate]}
*/
select
    towns.unit,
    towns.town,
    'tickets' as record,
    case when tickets.solved then 1 else 0 end as numerator,
    1 as denominator,
    tickets.ticket_id,
    tickets.department,
    tickets.called_at,
    tickets.done_at,
    tickets.followed_up_at,
    tickets.solved
from tickets
inner join towns on tickets.town = towns.town
cross join twelve_months as months
where not tickets.exempt
    and tickets.followed_up_at >= cast(months.first_day as timestamp)
    and tickets.followed_up_at < months.end_of_day
