-- One row per ticket past due and not done at the as-of date, exempt ones left out; and one per
-- town of a unit that reports tickets.
with closing as (
    select cast(as_of as timestamp) + interval 1 day as end_of_day from snapshot
),

reporting as (
    select distinct towns.unit from tickets inner join towns on tickets.town = towns.town
)

select
    towns.unit,
    towns.town,
    'tickets' as record,
    1 as numerator,
    0 as denominator,
    tickets.ticket_id,
    tickets.department,
    tickets.called_at,
    tickets.accepted_at,
    tickets.done_due_at
from tickets
inner join towns on tickets.town = towns.town
cross join closing
where not tickets.exempt
    and tickets.done_at is null
    and tickets.done_due_at < closing.end_of_day

union all

select towns.unit, towns.town, 'units', 0, 1, null, null, null, null, null
from towns inner join reporting on towns.unit = reporting.unit
