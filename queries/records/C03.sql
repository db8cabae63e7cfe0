-- One row per town of a unit that reports bodies: its bodies against its quota.
with existing as (
    select town, count(distinct name) as bodies from heads where town is not null group by town
),

reporting as (
    select distinct unit from heads
)

select
    towns.unit,
    towns.town,
    'town_profiles' as record,
    case when coalesce(existing.bodies, 0) <= profiles.body_quota then 1 else 0 end as numerator,
    1 as denominator,
    coalesce(existing.bodies, 0) as bodies,
    profiles.body_quota
from towns
inner join town_profiles as profiles on towns.town = profiles.town
inner join reporting on towns.unit = reporting.unit
left join existing on towns.town = existing.town
