-- One row per town in force that has a profile.
select
    towns.unit,
    towns.town,
    'town_profiles' as record,
    case when profiles.rules_adopted_on <= snapshot.as_of then 1 else 0 end as numerator,
    1 as denominator,
    profiles.rules_adopted_on
from towns
inner join town_profiles as profiles on towns.town = profiles.town
cross join snapshot
