-- One row per sanction since 2020 that cites no item of the list; and one per town of a unit
-- that reports cases.
with reporting as (
    select distinct unit from accountability
)

select
    cases.unit,
    cast(null as string) as town,
    'accountability' as record,
    1 as numerator,
    0 as denominator,
    cases.case_id,
    cases.town as named_town,
    cases.item_id,
    cases.role,
    cases.duty,
    cases.outcome,
    cases.decided_on
from accountability as cases cross join snapshot
where cases.outcome = 'sanctioned'
    and cases.item_id is null
    and cases.decided_on >= date '2020-01-01'
    and cases.decided_on <= snapshot.as_of

union all

select
    towns.unit,
    cast(null as string),
    'units',
    0,
    1,
    null,
    towns.town,
    null,
    null,
    null,
    null,
    null
from towns inner join reporting on towns.unit = reporting.unit
