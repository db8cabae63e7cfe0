-- One row per assessment year up to the as-of date, target of one unit ($unit) and component:
-- its weight in force, its score (of the town rating: none, it comes from the rating sheets),
-- the target's kind, names and the town it is stationed in.
select
    weights.year,
    weights.target,
    weights.target_type,
    targets.name_zh,
    targets.name_en,
    targets.stationed_town,
    weights.component,
    cast(weights.weight as double) as weight,
    scores.score
from assessment_weights as weights
inner join units as targets on weights.target = targets.unit_id
left join assessment_scores as scores
    on weights.year = scores.year
    and weights.target = scores.target
    and weights.component = scores.component
cross join snapshot
where targets.parent_id = $unit
    and weights.year <= year(snapshot.as_of)
order by weights.year, weights.target, weights.component
