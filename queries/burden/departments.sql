-- One row per department with a non-exempt ticket that fell due in the twelve months up to
-- the as-of date: tickets due, done on time, still open, and the median hours from the call to
-- completion of those done.
select
    departments.parent_id as unit,
    tickets.department,
    departments.name_zh,
    departments.name_en,
    count(*) as due,
    sum(case when tickets.done_at <= tickets.done_due_at then 1 else 0 end) as on_time,
    sum(case when tickets.done_at is null then 1 else 0 end) as still_open,
    quantile_cont(date_diff('second', tickets.called_at, tickets.done_at) / 3600.0, 0.5)
        as median_hours
from tickets
inner join units as departments on tickets.department = departments.unit_id
cross join twelve_months as months
where not tickets.exempt
    and tickets.done_due_at >= cast(months.first_day as timestamp)
    and tickets.done_due_at < months.end_of_day
group by 1, 2, 3, 4
order by 1, 2
