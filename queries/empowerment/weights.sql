-- One row per reporting unit, assessment year up to the as-of date and kind of target: how the
-- weight of the town rating spreads over its targets, and how many are below the floor. A
-- target without a town rating weighs 0. The floor is null before 2020, when none applied.
with weights as (
    select
        targets.parent_id as unit,
        weights.year,
        weights.target_type,
        weights.target,
        max(case when weights.component = 'town_rating' then weights.weight else 0 end) as weight
    from assessment_weights as weights
    inner join units as targets on weights.target = targets.unit_id
    cross join snapshot
    where weights.year <= year(snapshot.as_of)
    group by targets.parent_id, weights.year, weights.target_type, weights.target
),

floors as (
    select
        *,
        case when year < 2020 then null when target_type = 'department' then 0.30 else 0.60 end
            as lowest_allowed
    from weights
)

select
    unit,
    year,
    target_type,
    count(*) as targets,
    cast(min(weight) as double) as lowest,
    cast(quantile_cont(weight, 0.25) as double) as lower_quartile,
    cast(quantile_cont(weight, 0.5) as double) as median,
    cast(quantile_cont(weight, 0.75) as double) as upper_quartile,
    cast(max(weight) as double) as highest,
    cast(max(lowest_allowed) as double) as lowest_allowed,
    sum(case when weight < lowest_allowed then 1 else 0 end) as below
from floors
group by unit, year, target_type
order by year, target_type, unit
