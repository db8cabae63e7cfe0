-- One row per town and reason of the exempt tickets called in the calendar year of the as-of
-- date: n tickets.
select towns.unit, towns.town, tickets.exempt_reason as part, count(*) as n
from tickets
inner join towns on tickets.town = towns.town
cross join snapshot
where tickets.exempt
    and year(tickets.called_at) = year(snapshot.as_of)
    and tickets.called_at < cast(snapshot.as_of as timestamp) + interval 1 day
group by 1, 2, 3
order by 1, 2, 3
