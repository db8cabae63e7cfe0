/*
id: B12
pillar: burden
mechanism: B5
name: {zh: 按时办结率, en: Tickets done on time}
definition:
  zh: 应办结时间在最近十二个月内（统计日当天到期的也算）、不属免计的工单中，在应办结时间或之前办结的比例。恰在应办结时间的算按时，未办结的算超时。
  en: Share of the non-exempt tickets whose completion fell due in the last twelve months, by the end of the as-of day, that were done by the time due. Exactly on time counts; still open does not.
numerator: {zh: 按时办结的工单数, en: "tickets done in time"}
denominator: {zh: 已到应办结时间的工单数, en: "tickets due for completion"}
limits: {zh: "重办的工单另计一张。", en: "A reopened ticket counts as another one."}
grain: one row per ticket due for completion in the last twelve months, exempt ones left out; share of tickets due; twelve months up to the as-of date, by the time completion is due
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
press_words: {zh: [按时办结率, 限时办结率, 工单办结率, 及时办结率], en: [tickets done on time, completion rate]}
*/
select
    towns.unit,
    towns.town,
    'tickets' as record,
    case when tickets.done_at <= tickets.done_due_at then 1 else 0 end as numerator,
    1 as denominator,
    tickets.ticket_id,
    tickets.department,
    tickets.called_at,
    tickets.done_due_at,
    tickets.done_at
from tickets
inner join towns on tickets.town = towns.town
cross join twelve_months as months
where not tickets.exempt
    and tickets.done_due_at >= cast(months.first_day as timestamp)
    and tickets.done_due_at < months.end_of_day
