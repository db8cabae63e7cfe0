-- One row per town with a profile, of the units that report bodies: existing bodies (posts of
-- head of one name count once), quota, and how they stand.
with existing as (
    select town, count(distinct name) as bodies from heads where town is not null group by town
),

counted as (
    select
        towns.unit,
        towns.town,
        coalesce(existing.bodies, 0) as bodies,
        profiles.body_quota as quota
    from towns
    inner join town_profiles as profiles on towns.town = profiles.town
    inner join (select distinct unit from heads) as reporting on towns.unit = reporting.unit
    left join existing on towns.town = existing.town
)

select
    unit,
    town,
    case when bodies > quota then 'over' when bodies = quota then 'full' else 'within' end
        as part,
    1 as n,
    bodies,
    quota
from counted
order by unit, town
