/*
id: B15
pillar: burden
mechanism: B5
name: {zh: 超时未结数, en: Tickets open past due}
definition:
  zh: 已过应办结时间仍未办结、不属免计的工单数，不限呼叫年度；平均数为除以镇街数。超时天数算到截止日当天结束。
  en: Non-exempt tickets still open after the time due, whatever the year of the call; the average divides by the number of towns. Days past due run to the end of the as-of day.
numerator: {zh: 超时未结的工单数, en: "tickets past due and not done"}
denominator: {zh: 镇街数, en: "towns"}
limits: {zh: "含以前年度遗留的工单；免计的不在内。", en: "Includes tickets left from earlier years; exempt ones are left out."}
grain: one row per ticket past due and not done at the as-of date, exempt ones left out, and one per town of a unit that reports tickets; tickets; stock at the as-of date
measures:
  count: {measure_word: {zh: 件, en: tickets}}
  ratio: {format: number, digits: 2, unit: {zh: 件/镇街, en: tickets per town}}
lead: count
scope: town
adds_up: true
window: stock
direction: lower
goalposts: [0, 5]
parts:
  age: {zh: 超时时长, en: Time past due, counts: numerator}
reported_in: tickets
source: {zh: 响应平台工单表, en: Response tickets}
press_words: {zh: [超时未结, 超期未结, 逾期未办结, 积压工单], en: [overdue tickets, tickets past due]}
*/
with closing as (
    select cast(as_of as timestamp) + interval 1 day as end_of_day from snapshot
)

select
    towns.unit,
    towns.town,
    'tickets' as record,
    1 as numerator,
    0 as denominator,
    tickets.ticket_id,
    tickets.department,
    tickets.called_at,
    tickets.accepted_at,
    tickets.done_due_at,
    case
        when tickets.done_due_at >= closing.end_of_day - interval 7 days then 'within_7'
        when tickets.done_due_at >= closing.end_of_day - interval 30 days then '8_to_30'
        else 'over_30'
    end as age
from tickets
inner join towns on tickets.town = towns.town
cross join closing
where not tickets.exempt
    and tickets.done_at is null
    and tickets.done_due_at < closing.end_of_day

union all

select unit, town, 'units', 0, 1, null, null, null, null, null, null from towns
