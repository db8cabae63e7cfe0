-- One row per stationed agency assessed in the year of the as-of date.
select
    towns.unit,
    towns.town,
    'assessment_weights' as record,
    case when town_weights.weight >= 0.60 then 1 else 0 end as numerator,
    1 as denominator,
    town_weights.target,
    town_weights.weight
from town_weights
inner join units on town_weights.target = units.unit_id
inner join towns on units.stationed_town = towns.town
where town_weights.target_type = 'agency'
