-- One row per town and who manages the enforcement officers at work there at the as-of date:
-- n officers, each counted once.
select
    towns.unit,
    towns.town,
    case when officers.managed_by_town then 'town' else 'county' end as part,
    count(*) as n
from officers inner join towns on officers.town = towns.town
group by 1, 2, 3
order by 1, 2, 3
