-- One row per enforcement case opened since 2020; and one per officer at work at the as-of date
-- in a unit that reports cases.
with reporting as (
    select distinct towns.unit
    from enforcement_cases as cases inner join towns on cases.town = towns.town
)

select
    towns.unit,
    towns.town,
    'enforcement_cases' as record,
    1 as numerator,
    0 as denominator,
    cases.case_id,
    cases.department,
    cases.field,
    cases.opened_on,
    cases.closed_on
from enforcement_cases as cases
inner join towns on cases.town = towns.town
cross join snapshot
where cases.opened_on >= date '2020-01-01'
    and cases.opened_on <= snapshot.as_of

union all

select towns.unit, towns.town, 'enforcers', 0, 1, null, officers.department, null, null, null
from officers
inner join towns on officers.town = towns.town
inner join reporting on towns.unit = reporting.unit
