-- One row per department assessed in the year of the as-of date.
select
    units.parent_id as unit,
    cast(null as string) as town,
    'assessment_weights' as record,
    case when town_weights.weight >= 0.30 then 1 else 0 end as numerator,
    1 as denominator,
    town_weights.target,
    town_weights.weight
from town_weights inner join units on town_weights.target = units.unit_id
where town_weights.target_type = 'department'
