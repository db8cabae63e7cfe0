-- One row per unit (the city's own code for all of them) and step of the non-exempt tickets
-- called in the twelve months up to the as-of date: n tickets that have taken the step, and the
-- median and 90th percentile of the hours it took.
with clocks as (
    select
        towns.unit,
        tickets.called_at,
        tickets.dispatched_at,
        tickets.accepted_at,
        tickets.done_at,
        tickets.rated_at
    from tickets
    inner join towns on tickets.town = towns.town
    cross join twelve_months as months
    where not tickets.exempt
        and tickets.called_at >= cast(months.first_day as timestamp)
        and tickets.called_at < months.end_of_day
),

steps as (
    select unit, 'dispatch' as step, called_at as begun, dispatched_at as ended from clocks
    union all
    select unit, 'accept', dispatched_at, accepted_at from clocks
    union all
    select unit, 'done', accepted_at, done_at from clocks
    union all
    select unit, 'rate', done_at, rated_at from clocks
),

hours as (
    select unit, step, date_diff('second', begun, ended) / 3600.0 as hours
    from steps
    where begun is not null and ended is not null
),

placed as (
    select unit, step, hours from hours
    union all
    select city.unit, hours.step, hours.hours from hours cross join city
)

select
    unit,
    step,
    count(*) as n,
    quantile_cont(hours, 0.5) as median,
    quantile_cont(hours, 0.9) as ninetieth
from placed
group by unit, step
order by unit, step
