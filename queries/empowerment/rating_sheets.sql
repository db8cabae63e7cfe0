-- One row per rating sheet due by the as-of date from a town to a target of one unit
-- ($unit), with its score where it is in and valid: year, rater_town, target, its kind, names
-- and the town it is stationed in.
select
    sheets.year,
    sheets.rater_town,
    sheets.target,
    targets.level as target_type,
    targets.name_zh,
    targets.name_en,
    targets.stationed_town,
    case when sheets.submitted_on <= snapshot.as_of and sheets.valid then sheets.score end
        as score
from town_ratings as sheets
inner join units as targets on sheets.target = targets.unit_id
cross join snapshot
where targets.parent_id = $unit
    and sheets.due_on <= snapshot.as_of
order by sheets.year, sheets.target, sheets.rater_town
