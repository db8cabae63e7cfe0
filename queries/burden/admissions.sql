-- One row per reporting unit, town (null where none is named), way in and result, of the last twelve
-- months or still open (`recent`) or not, of the tasks filed, decided or handed down since 2020: n tasks, how many were handed down, and how many
-- came with money or staff.
select
    tasks.unit,
    tasks.town,
    tasks.gate,
    tasks.result as part,
    case tasks.result
        when 'bypassed' then tasks.handed_on >= months.first_day
        when 'pending' then true
        else tasks.decided_on >= months.first_day
    end as recent,
    count(*) as n,
    sum(case when tasks.handed_on <= months.as_of then 1 else 0 end) as handed,
    sum(case when tasks.with_money or tasks.with_staff then 1 else 0 end) as supported
from admissions as tasks cross join twelve_months as months
where case tasks.result
        when 'bypassed' then tasks.handed_on
        when 'pending' then tasks.filed_on
        else tasks.decided_on
    end between date '2020-01-01' and months.as_of
group by 1, 2, 3, 4, 5
order by 1, 2, 3, 4, 5
