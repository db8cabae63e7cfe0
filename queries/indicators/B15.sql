/*
id: B15
pillar: burden
mechanism: B5
name: {zh: 超时未结工单, en: Tickets open past due}
definition:
  zh: 已过应办结时间仍未办结、不属免计的工单数，不限到期年度；比例为除以最近十二个月内到期的工单数，更早到期仍未办结的也计入分母。超时天数算到截止日当天结束。
  en: Non-exempt tickets still open after the time due, whenever that was; the share divides by the tickets that fell due in the last twelve months and the older ones still open, so that a town that calls often is not punished for it. Days past due run to the end of the as-of day.
numerator: {zh: 超时未结的工单数, en: "tickets past due and not done"}
denominator: {zh: 最近十二个月到期和更早到期未办结的工单数, en: "tickets due in the last twelve months, and older ones still open"}
limits: {zh: "含以前年度遗留的工单；免计的不在内。", en: "Includes tickets left from earlier years; exempt ones are left out."}
grain: one row per ticket due in the last twelve months or open past due, exempt ones left out; tickets; twelve months up to the as-of date, and what is still open from before
measures:
  count: {measure_word: {zh: 件, en: tickets}}
  ratio: {format: percent}
lead: count
scope: town
adds_up: true
window: twelve_months_and_open
direction: lower
goalposts: [0, 0.05]
parts:
  age: {zh: 超时时长, en: Time past due, counts: numerator}
reported_in: tickets
source: {zh: 响应平台工单表, en: Response tickets}
press_words: {zh: [超时未结, 超期未结, 逾期未办结, 积压工单], en: [overdue tickets, tickets past due]}
*/
select
    towns.unit,
    towns.town,
    'tickets' as record,
    case when tickets.done_at is null then 1 else 0 end as numerator,
    1 as denominator,
    tickets.ticket_id,
    tickets.department,
    tickets.called_at,
    tickets.accepted_at,
    tickets.done_due_at,
    tickets.done_at,
    case
        when tickets.done_at is not null then null
        when tickets.done_due_at >= months.end_of_day - interval 7 days then 'within_7'
        when tickets.done_due_at >= months.end_of_day - interval 30 days then '8_to_30'
        else 'over_30'
    end as age
from tickets
inner join towns on tickets.town = towns.town
cross join twelve_months as months
where not tickets.exempt
    and tickets.done_due_at < months.end_of_day
    and (
        tickets.done_at is null
        or tickets.done_due_at >= cast(months.first_day as timestamp)
    )
