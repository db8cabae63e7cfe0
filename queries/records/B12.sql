-- One row per ticket due for completion in the calendar year so far, exempt ones left out.
select
    towns.unit,
    towns.town,
    'tickets' as record,
    case when tickets.done_at <= tickets.done_due_at then 1 else 0 end as numerator,
    1 as denominator,
    tickets.ticket_id,
    tickets.department,
    tickets.called_at,
    tickets.done_due_at,
    tickets.done_at
from tickets
inner join towns on tickets.town = towns.town
cross join snapshot
where not tickets.exempt
    and year(tickets.done_due_at) = year(snapshot.as_of)
    and tickets.done_due_at < cast(snapshot.as_of as timestamp) + interval 1 day
