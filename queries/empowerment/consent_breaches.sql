-- One row per action on the head of a stationed agency that took effect in the last twelve
-- months without the town's prior consent.
select
    towns.unit,
    towns.town,
    agencies.name_zh,
    agencies.name_en,
    actions.action,
    actions.asked_on,
    actions.answered_on,
    actions.result,
    actions.effective_on
from personnel_actions as actions
inner join towns on actions.town = towns.town
inner join units as agencies on actions.agency = agencies.unit_id
cross join twelve_months as months
where actions.effective_on between months.reform_day and months.as_of
    and not (actions.result = 'agreed' and actions.answered_on < actions.effective_on)
order by actions.effective_on desc, actions.action_id
