-- One row per town of a unit that reports bodies, with the names of its special ones; and one
-- per unit whose only special bodies name no town.
with special as (
    select
        unit,
        town,
        string_agg(distinct name, '、' order by name) as names
    from heads
    where is_special
    group by unit, town
),

reporting as (
    select distinct unit from heads
)

select
    towns.unit,
    towns.town,
    'town_profiles' as record,
    case when special.town is null then 0 else 1 end as numerator,
    1 as denominator,
    special.names as special_bodies
from towns
inner join reporting on towns.unit = reporting.unit
left join special on towns.town = special.town

union all

select special.unit, cast(null as string), 'bodies', 1, 0, special.names
from special
where special.town is null
    and special.unit not in (select named.unit from special as named where named.town is not null)
