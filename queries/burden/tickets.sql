-- One row per town and state of the non-exempt tickets whose completion fell due in the
-- calendar year of the as-of date, and of those still open and not yet due: n tickets.
select
    towns.unit,
    towns.town,
    case
        when tickets.done_due_at >= cast(snapshot.as_of as timestamp) + interval 1 day then 'open'
        when tickets.done_at is null then 'overdue'
        when tickets.done_at <= tickets.done_due_at then 'on_time'
        else 'late'
    end as part,
    count(*) as n
from tickets
inner join towns on tickets.town = towns.town
cross join snapshot
where not tickets.exempt
    and (
        (
            year(tickets.done_due_at) = year(snapshot.as_of)
            and tickets.done_due_at < cast(snapshot.as_of as timestamp) + interval 1 day
        )
        or (
            tickets.done_due_at >= cast(snapshot.as_of as timestamp) + interval 1 day
            and tickets.done_at is null
        )
    )
group by 1, 2, 3
order by 1, 2, 3
