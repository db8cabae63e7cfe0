-- One row per secondment with days in the calendar year so far; and one per town with its staff.
with calendar as (
    select as_of, make_date(year(as_of), 1, 1) as first_day from snapshot
),

reporting as (
    select distinct towns.unit from secondments inner join towns on secondments.town = towns.town
)

select
    towns.unit,
    towns.town,
    'secondments' as record,
    1 + days_between(
        greatest(secondments.start_on, calendar.first_day),
        coalesce(secondments.end_on, calendar.as_of)
    ) as numerator,
    0 as denominator,
    secondments.secondment_id,
    secondments.to_unit,
    secondments.start_on,
    secondments.end_on,
    secondments.approved,
    null as staff
from secondments
inner join towns on secondments.town = towns.town
inner join town_profiles as profiles on towns.town = profiles.town
cross join calendar
where secondments.start_on <= calendar.as_of
    and coalesce(secondments.end_on, calendar.as_of) >= calendar.first_day

union all

select
    towns.unit,
    towns.town,
    'town_profiles',
    0,
    profiles.staff * (1 + days_between(calendar.first_day, calendar.as_of)),
    null,
    null,
    null,
    null,
    null,
    profiles.staff
from towns
inner join town_profiles as profiles on towns.town = profiles.town
inner join reporting on towns.unit = reporting.unit
cross join calendar
