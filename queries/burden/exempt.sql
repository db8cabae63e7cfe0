-- One row per town and reason of the exempt tickets called in the twelve months up to the
-- as-of date: n tickets.
select towns.unit, towns.town, tickets.exempt_reason as part, count(*) as n
from tickets
inner join towns on tickets.town = towns.town
cross join twelve_months as months
where tickets.exempt
    and tickets.called_at >= cast(months.first_day as timestamp)
    and tickets.called_at < months.end_of_day
group by 1, 2, 3
order by 1, 2, 3
