-- One row per reporting unit, quarter since 2020 and who manages the officers: n officers at
-- work on the last day of the quarter, or on the as-of date in the quarter under way; each
-- officer counted once, at the posting begun last.
with recursive quarters as (
    select date '2020-01-01' as quarter
    union all
    select cast(quarter + interval 3 month as date)
    from quarters cross join snapshot
    where cast(quarter + interval 3 month as date) <= snapshot.as_of
),

days as (
    select
        quarter,
        least(cast(quarter + interval 3 month as date) - 1, snapshot.as_of) as day
    from quarters cross join snapshot
    where quarter <= snapshot.as_of
),

postings as (
    select
        days.quarter,
        enforcers.town,
        enforcers.managed_by_town,
        row_number() over (
            partition by days.quarter, enforcers.officer_key
            order by enforcers.from_on desc, enforcers.town
        ) as place
    from enforcers cross join days
    where enforcers.from_on <= days.day
        and (enforcers.to_on is null or enforcers.to_on > days.day)
)

select
    towns.unit,
    postings.quarter,
    case when postings.managed_by_town then 'town' else 'county' end as part,
    count(*) as n
from postings inner join towns on postings.town = towns.town
where postings.place = 1
group by 1, 2, 3
order by 1, 2, 3
