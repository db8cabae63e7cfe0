-- One row per task handed down since 2020 without admission; and one per town of a unit that
-- reports tasks.
with reporting as (
    select distinct unit from admissions
)

select
    tasks.unit,
    cast(null as string) as town,
    'admissions' as record,
    1 as numerator,
    0 as denominator,
    tasks.request_id,
    tasks.title,
    tasks.department,
    tasks.town as named_town,
    tasks.gate,
    tasks.result,
    tasks.handed_on
from admissions as tasks cross join snapshot
where tasks.result = 'bypassed'
    and tasks.handed_on >= date '2020-01-01'
    and tasks.handed_on <= snapshot.as_of

union all

select
    towns.unit,
    cast(null as string),
    'units',
    0,
    1,
    null,
    null,
    null,
    towns.town,
    null,
    null,
    null
from towns inner join reporting on towns.unit = reporting.unit
