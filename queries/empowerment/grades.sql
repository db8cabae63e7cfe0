-- One row per town and grade of the heads of stationed agencies due in the assessment year:
-- n heads; those not yet graded are `missing`.
select
    towns.unit,
    towns.town,
    case when gradings.graded_on <= snapshot.as_of
        then coalesce(gradings.grade, 'ungraded') else 'missing' end as part,
    count(*) as n
from head_gradings as gradings
inner join assessed on gradings.year = assessed.year
inner join towns on gradings.town = towns.town
cross join snapshot
group by 1, 2, 3
order by 1, 2, 3
