-- One row per town and state of the coordination orders given since 2020 and due in the last
-- twelve months or later: n orders. One due by the end of the as-of day is on time, late or missing.
select
    towns.unit,
    towns.town,
    case
        when orders.due_at >= months.end_of_day then 'not_due'
        when orders.arrived_at is null then 'missing'
        when orders.arrived_at <= orders.due_at then 'on_time'
        else 'late'
    end as part,
    count(*) as n
from coordination_orders as orders
inner join towns on orders.town = towns.town
cross join twelve_months as months
where orders.ordered_at >= date '2020-01-01'
    and orders.due_at >= cast(months.first_day as timestamp)
group by 1, 2, 3
order by 1, 2, 3
