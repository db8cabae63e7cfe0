-- One row per reporting unit and state of its plan matters decided in the last
-- twelve months or still open: n matters. `all_asked`:
-- every affected town before the day of the decision; `some_late`: every one, but some on that
-- day or after; `some_missed`: one or more not at all; `open`: not yet decided.
with plans as (
    select
        departments.parent_id as unit,
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
    cast(null as varchar) as town,
    case
        when plans.decided_on is null then 'open'
        when plans.towns_asked < plans.towns_affected then 'some_missed'
        when plans.last_asked_on < plans.decided_on then 'all_asked'
        else 'some_late'
    end as part,
    count(*) as n
from plans cross join twelve_months as months
where plans.decided_on is null
    or plans.decided_on between months.reform_day and months.as_of
group by 1, 3
order by 1, 3
