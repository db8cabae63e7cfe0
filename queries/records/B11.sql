-- One row per ticket whose acceptance is due in the calendar year so far, exempt ones left out.
select
    towns.unit,
    towns.town,
    'tickets' as record,
    case when tickets.accepted_at <= tickets.accept_due_at then 1 else 0 end as numerator,
    1 as denominator,
    tickets.ticket_id,
    tickets.department,
    tickets.called_at,
    tickets.accept_due_at,
    tickets.accepted_at
from tickets
inner join towns on tickets.town = towns.town
cross join snapshot
where not tickets.exempt
    and year(tickets.accept_due_at) = year(snapshot.as_of)
    and tickets.accept_due_at < cast(snapshot.as_of as timestamp) + interval 1 day
