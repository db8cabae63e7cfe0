-- One row per town and step it has taken by the as-of date (rules adopted, functions defined,
-- reform completed): done 1 or 0.
with steps as (
    select town, 'rules' as part, rules_adopted_on as taken_on from town_profiles
    union all
    select town, 'functions', functions_defined_on from town_profiles
    union all
    select town, 'reform', reform_completed_on from town_profiles
)

select
    towns.unit,
    towns.town,
    steps.part,
    case when steps.taken_on <= snapshot.as_of then 1 else 0 end as done
from steps
inner join towns on steps.town = towns.town
cross join snapshot
order by towns.unit, towns.town, steps.part
