/*
id: B11
pillar: burden
mechanism: B5
name: {zh: 响应率, en: Calls answered on time}
definition:
  zh: 应响应时间在最近十二个月内（统计日当天到期的也算）、不属免计的工单中，在应响应时间或之前响应的比例。恰在应响应时间的算按时，未响应的算超时。
  en: Share of the non-exempt calls whose answer fell due in the last twelve months, by the end of the as-of day, that were accepted by the time due. Exactly on time counts; no answer does not.
numerator: {zh: 按时响应的工单数, en: "tickets accepted in time"}
denominator: {zh: 已到应响应时间的工单数, en: "tickets due for acceptance"}
limits: {zh: "免计工单不在内，其原因在减负页列出。", en: "Exempt tickets are left out; their reasons are listed on the burden page."}
grain: one row per ticket whose acceptance is due in the last twelve months, exempt ones left out; share of calls whose answer is due; twelve months up to the as-of date, by the time the answer is due
measures:
  ratio: {format: percent}
lead: ratio
scope: town
adds_up: true
window: twelve_months
direction: higher
goalposts: [0.7, 1]
reported_in: tickets
source: {zh: 响应平台工单表, en: Response tickets}
press_words: {zh: [响应率, 按时响应率, 及时响应率, 呼叫响应率], en: [response rate, calls answered]}
*/
select
    towns.unit,
    towns.town,
    'tickets' as record,
    case when tickets.accepted_at <= tickets.accept_due_at then 1 else 0 end as numerator,
    1 as denominator,
    tickets.ticket_id,
    tickets.department,
    tickets.called_at,
    tickets.accept_due_at,
    tickets.accepted_at
from tickets
inner join towns on tickets.town = towns.town
cross join twelve_months as months
where not tickets.exempt
    and tickets.accept_due_at >= cast(months.first_day as timestamp)
    and tickets.accept_due_at < months.end_of_day
