-- One row per valid rating sheet of the latest assessment year, at the unit rated: full marks or not.
with assessed as (
    select max(sheets.year) as year
    from town_ratings as sheets cross join snapshot
    where sheets.due_on <= snapshot.as_of
)

select
    targets.parent_id as unit,
    cast(null as string) as town,
    'town_ratings' as record,
    case when sheets.score = 100 then 1 else 0 end as numerator,
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
