-- One row per plan decided since 2020: were all the towns it affects asked before.
with plans as (
    select
        departments.parent_id as unit,
        consultations.department,
        consultations.matter_id,
        min(consultations.decided_on) as decided_on,
        max(consultations.asked_on) as last_asked_on,
        count(consultations.asked_on) as towns_asked,
        count(*) as towns_affected
    from consultations
    inner join units as departments on consultations.department = departments.unit_id
    where consultations.matter_kind = 'plan'
    group by departments.parent_id, consultations.department, consultations.matter_id
)

select
    plans.unit,
    cast(null as string) as town,
    'consultations' as record,
    case when plans.towns_asked = plans.towns_affected
            and plans.last_asked_on < plans.decided_on
        then 1 else 0 end as numerator,
    1 as denominator,
    plans.matter_id,
    plans.department,
    plans.towns_affected,
    plans.towns_asked,
    plans.last_asked_on,
    plans.decided_on
from plans cross join snapshot
where plans.decided_on >= date '2020-01-01'
    and plans.decided_on <= snapshot.as_of
