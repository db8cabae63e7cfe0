/*
id: E08
pillar: empowerment
mechanism: P3
name: {zh: 统筹调度响应率, en: Orders answered on time}
definition:
  zh: 应到时间在最近十二个月内（统计日当天到期的也算）、2020 年起下达的统筹调度单中，在应到时间当时或之前到达的比例。到期仍未到达的计为未响应。
  en: Share of the coordination orders given since 2020 and due in the last twelve months, by the end of the as-of day, at which the agency arrived at or before the time due. An order due and never answered counts as late.
numerator: {zh: 按时到达的统筹调度单数, en: "orders at which the agency arrived in time"}
denominator: {zh: 已到应到时间的统筹调度单数, en: "orders whose time has come"}
limits: {zh: "到达时间由镇街登记，未作核验。", en: "Times of arrival are as the towns recorded them, not verified."}
grain: one row per coordination order given since 2020 and due in the last twelve months; share of orders due; twelve months up to the as-of date
measures:
  ratio: {format: percent}
lead: ratio
scope: town
adds_up: true
window: twelve_months
in_force: 2020-01-01
direction: higher
goalposts: [0.5, 1]
reported_in: coordination_orders
source: {zh: 统筹调度单, en: Coordination orders}
press_words: {zh: [统筹调度响应率, 统筹调度, 综合管理权, 公共事务综合管理权, 调度响应], en: [coordination orders, orders answered]}
*/
select
    towns.unit,
    towns.town,
    'coordination_orders' as record,
    case when orders.arrived_at <= orders.due_at then 1 else 0 end as numerator,
    1 as denominator,
    orders.order_id,
    orders.agency,
    orders.ordered_at,
    orders.due_at,
    orders.arrived_at
from coordination_orders as orders
inner join towns on orders.town = towns.town
cross join twelve_months as months
where orders.ordered_at >= date '2020-01-01'
    and orders.due_at >= cast(months.first_day as timestamp)
    and orders.due_at < months.end_of_day
