-- One row per allocation of posts since 2020.
select
    towns.unit,
    towns.town,
    'posts' as record,
    posts.used as numerator,
    posts.posts as denominator,
    posts.from_level,
    posts.kind,
    posts.approved_on
from posts
inner join towns on posts.town = towns.town
cross join snapshot
where posts.approved_on >= date '2020-01-01'
    and posts.approved_on <= snapshot.as_of
