-- One row per officer at work at the as-of date; and one per town of a unit that reports them.
with reporting as (
    select distinct towns.unit from enforcers inner join towns on enforcers.town = towns.town
)

select
    towns.unit,
    towns.town,
    'enforcers' as record,
    1 as numerator,
    0 as denominator,
    officers.department,
    officers.managed_by_town
from officers inner join towns on officers.town = towns.town

union all

select towns.unit, towns.town, 'units', 0, 1, null, null
from towns inner join reporting on towns.unit = reporting.unit
