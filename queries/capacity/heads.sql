-- One row per town, rank and identity of the heads in office at the as-of date: n heads, and
-- how many of them were appointed across staff categories.
select
    unit,
    town,
    coalesce(head_rank, 'unstated') as head_rank,
    coalesce(head_identity, 'unstated') as head_identity,
    count(*) as n,
    sum(case when head_identity <> post_type then 1 else 0 end) as crossing
from heads
where is_filled
group by 1, 2, 3, 4
order by 1, 2, 3, 4
