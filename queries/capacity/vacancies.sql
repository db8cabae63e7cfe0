-- One row per town and whether its posts of head are filled at the as-of date: n posts.
select unit, town, case when is_filled then 'filled' else 'vacant' end as part, count(*) as n
from heads
group by 1, 2, 3
order by 1, 2, 3
