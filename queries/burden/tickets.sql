-- One row per town and state of the non-exempt tickets whose completion fell due in the
-- twelve months up to the as-of date, and of all others still open: n tickets. `overdue` fell due
-- in them and is open, `earlier` fell due before them and is open, `open` is not yet due.
select
    towns.unit,
    towns.town,
    case
        when tickets.done_due_at >= months.end_of_day then 'open'
        when tickets.done_due_at < cast(months.first_day as timestamp) then 'earlier'
        when tickets.done_at is null then 'overdue'
        when tickets.done_at <= tickets.done_due_at then 'on_time'
        else 'late'
    end as part,
    count(*) as n
from tickets
inner join towns on tickets.town = towns.town
cross join twelve_months as months
where not tickets.exempt
    and (
        tickets.done_at is null
        or (
            tickets.done_due_at >= cast(months.first_day as timestamp)
            and tickets.done_due_at < months.end_of_day
        )
    )
group by 1, 2, 3
order by 1, 2, 3
