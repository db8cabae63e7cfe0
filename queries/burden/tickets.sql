-- One row per town and state of the non-exempt tickets whose completion fell due in the
-- calendar year of the as-of date, and of all others still open: n tickets. `overdue` fell due
-- this year and is open, `earlier` fell due before it and is open, `open` is not yet due.
with closing as (
    select as_of, cast(as_of as timestamp) + interval 1 day as end_of_day from snapshot
)

select
    towns.unit,
    towns.town,
    case
        when tickets.done_due_at >= closing.end_of_day then 'open'
        when year(tickets.done_due_at) < year(closing.as_of) then 'earlier'
        when tickets.done_at is null then 'overdue'
        when tickets.done_at <= tickets.done_due_at then 'on_time'
        else 'late'
    end as part,
    count(*) as n
from tickets
inner join towns on tickets.town = towns.town
cross join closing
where not tickets.exempt
    and (
        tickets.done_at is null
        or (
            year(tickets.done_due_at) = year(closing.as_of)
            and tickets.done_due_at < closing.end_of_day
        )
    )
group by 1, 2, 3
order by 1, 2, 3
