-- One row per valid rating sheet of the latest assessment year, at the unit rated: score it gives.
with assessed as (
    select max(sheets.year) as year
    from town_ratings as sheets cross join snapshot
    where sheets.due_on <= snapshot.as_of
)

select
    targets.parent_id as unit,
    cast(null as string) as town,
    'town_ratings' as record,
    sheets.score as numerator,
    1 as denominator,
    sheets.target,
    sheets.rater_town,
    sheets.year,
    sheets.score,
    sheets.submitted_on
from town_ratings as sheets
inner join assessed on sheets.year = assessed.year
inner join units as targets on sheets.target = targets.unit_id
cross join snapshot
where sheets.due_on <= snapshot.as_of
    and sheets.submitted_on <= snapshot.as_of
    and sheets.valid
