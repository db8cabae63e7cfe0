-- One row per town, quarter of opening, state and whether it fell due in the last twelve months
-- or later (`recent`), of the enforcement cases opened since 2020: n cases. `quarter` is its first
-- day; those due by the as-of date were closed on time, closed late or are still open.
select
    towns.unit,
    towns.town,
    cast(date_trunc('quarter', cases.opened_on) as date) as quarter,
    case
        when cases.due_on > months.as_of then 'not_due'
        when cases.closed_on is null then 'overdue'
        when cases.closed_on <= cases.due_on then 'on_time'
        else 'late'
    end as part,
    cases.due_on >= months.first_day as recent,
    count(*) as n
from enforcement_cases as cases
inner join towns on cases.town = towns.town
cross join twelve_months as months
where cases.opened_on between date '2020-01-01' and months.as_of
group by 1, 2, 3, 4, 5
order by 1, 2, 3, 4, 5
