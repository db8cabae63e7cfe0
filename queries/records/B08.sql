-- One row per task decided since 2020.
select
    tasks.unit,
    cast(null as string) as town,
    'admissions' as record,
    case when tasks.result = 'rejected' then 1 else 0 end as numerator,
    1 as denominator,
    tasks.request_id,
    tasks.title,
    tasks.department,
    tasks.town as named_town,
    tasks.gate,
    tasks.result,
    tasks.filed_on,
    tasks.decided_on
from admissions as tasks cross join snapshot
where tasks.result in ('approved', 'rejected')
    and tasks.decided_on >= date '2020-01-01'
    and tasks.decided_on <= snapshot.as_of
