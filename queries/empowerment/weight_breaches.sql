-- One row per target and year, from 2020 on, whose town rating weighs less than its floor.
with weights as (
    select
        weights.year,
        weights.target_type,
        weights.target,
        max(case when weights.component = 'town_rating' then weights.weight else 0 end) as weight
    from assessment_weights as weights cross join snapshot
    where weights.year between 2020 and year(snapshot.as_of)
    group by weights.year, weights.target_type, weights.target
)

select
    targets.parent_id as unit,
    targets.stationed_town as town,
    weights.year,
    weights.target_type,
    targets.name_zh,
    targets.name_en,
    cast(weights.weight as double) as weight
from weights inner join units as targets on weights.target = targets.unit_id
where weights.weight < case when weights.target_type = 'department' then 0.30 else 0.60 end
order by weights.year, targets.parent_id, weights.target
