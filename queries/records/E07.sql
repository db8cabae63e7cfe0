-- One row per agency head whose grading is due in the latest assessment year.
with assessed as (
    select max(gradings.year) as year
    from head_gradings as gradings cross join snapshot
    where gradings.due_on <= snapshot.as_of
)

select
    towns.unit,
    towns.town,
    'head_gradings' as record,
    case when gradings.graded_on <= snapshot.as_of then 1 else 0 end as numerator,
    1 as denominator,
    gradings.agency,
    gradings.year,
    gradings.due_on,
    gradings.graded_on,
    gradings.grade
from head_gradings as gradings
inner join assessed on gradings.year = assessed.year
inner join towns on gradings.town = towns.town
cross join snapshot
where gradings.due_on <= snapshot.as_of
