-- One row per rating sheet due in the latest assessment year, filled or not.
with assessed as (
    select max(sheets.year) as year
    from town_ratings as sheets cross join snapshot
    where sheets.due_on <= snapshot.as_of
)

select
    towns.unit,
    towns.town,
    'town_ratings' as record,
    case when sheets.submitted_on <= snapshot.as_of and sheets.valid then 1 else 0 end
        as numerator,
    1 as denominator,
    sheets.target,
    sheets.year,
    sheets.due_on,
    sheets.submitted_on,
    sheets.valid,
    sheets.void_reason
from town_ratings as sheets
inner join assessed on sheets.year = assessed.year
inner join towns on sheets.rater_town = towns.town
cross join snapshot
where sheets.due_on <= snapshot.as_of
