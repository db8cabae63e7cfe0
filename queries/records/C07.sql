-- One row per allocation of posts since 2020; and one per town of a unit that reports them.
with reporting as (
    select distinct towns.unit from posts inner join towns on posts.town = towns.town
)

select
    towns.unit,
    towns.town,
    'posts' as record,
    posts.posts as numerator,
    0 as denominator,
    posts.from_level,
    posts.kind,
    posts.posts,
    posts.approved_on
from posts
inner join towns on posts.town = towns.town
cross join snapshot
where posts.approved_on >= date '2020-01-01'
    and posts.approved_on <= snapshot.as_of

union all

select towns.unit, towns.town, 'units', 0, 1, null, null, null, null
from towns inner join reporting on towns.unit = reporting.unit
