-- One row per town, quarter of opening and state of the enforcement cases opened since 2020:
-- n cases. `quarter` is its first day; those due by the as-of date were closed on time, closed
-- late or are still open.
select
    towns.unit,
    towns.town,
    cast(date_trunc('quarter', cases.opened_on) as date) as quarter,
    case
        when cases.due_on > snapshot.as_of then 'not_due'
        when cases.closed_on is null then 'overdue'
        when cases.closed_on <= cases.due_on then 'on_time'
        else 'late'
    end as part,
    count(*) as n
from enforcement_cases as cases
inner join towns on cases.town = towns.town
cross join snapshot
where cases.opened_on between date '2020-01-01' and snapshot.as_of
group by 1, 2, 3, 4
order by 1, 2, 3, 4
