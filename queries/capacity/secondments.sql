-- One row per town and state of the secondments active at the as-of date (begun, and not
-- ended by it): n secondments. Overdue: past the planned end.
select
    towns.unit,
    towns.town,
    case
        when not away.approved and away.planned_end_on < snapshot.as_of then 'unapproved_overdue'
        when not away.approved then 'unapproved'
        when away.planned_end_on < snapshot.as_of then 'overdue'
        else 'in_order'
    end as part,
    count(*) as n
from secondments as away
inner join towns on away.town = towns.town
cross join snapshot
where away.start_on <= snapshot.as_of
    and (away.end_on is null or away.end_on > snapshot.as_of)
group by 1, 2, 3
order by 1, 2, 3
