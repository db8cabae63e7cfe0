-- One row per town, source level, kind and quarter of approval of the posts transferred since 2020:
-- posts, and posts used. `quarter` is its first day.
select
    towns.unit,
    towns.town,
    posts.from_level,
    posts.kind,
    cast(date_trunc('quarter', posts.approved_on) as date) as quarter,
    sum(posts.posts) as posts,
    sum(posts.used) as used
from posts
inner join towns on posts.town = towns.town
cross join snapshot
where posts.approved_on between date '2020-01-01' and snapshot.as_of
group by 1, 2, 3, 4, 5
order by 1, 2, 3, 4, 5
