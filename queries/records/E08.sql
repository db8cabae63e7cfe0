-- One row per coordination order given since 2020 and due by the end of the as-of day.
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
cross join snapshot
where orders.ordered_at >= date '2020-01-01'
    and orders.due_at < cast(snapshot.as_of as timestamp) + interval 1 day
