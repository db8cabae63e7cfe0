-- One row per action on the head of an agency that took effect since 2020.
select
    towns.unit,
    towns.town,
    'personnel_actions' as record,
    case when actions.result = 'agreed' and actions.answered_on <= actions.effective_on
        then 1 else 0 end as numerator,
    1 as denominator,
    actions.action_id,
    actions.agency,
    actions.action,
    actions.asked_on,
    actions.answered_on,
    actions.result,
    actions.effective_on
from personnel_actions as actions
inner join towns on actions.town = towns.town
cross join snapshot
where actions.effective_on >= date '2020-01-01'
    and actions.effective_on <= snapshot.as_of
