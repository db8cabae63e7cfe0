-- One row per town and state of the actions on heads of stationed agencies in the last
-- twelve months, and of those still open, with
-- whether the town was asked and whether it answered: n actions.
with actions as (
    select
        actions.town,
        actions.asked_on is not null as asked,
        actions.answered_on is not null as answered,
        case
            when actions.effective_on is not null then
                case
                    when actions.result = 'agreed'
                        and actions.answered_on < actions.effective_on then 'consented'
                    when actions.asked_on is null then 'unasked'
                    when actions.result = 'refused' then 'overruled'
                    else 'early'
                end
            when actions.result = 'refused' then 'stopped'
            when actions.result = 'agreed' then 'agreed'
            else 'waiting'
        end as part
    from personnel_actions as actions cross join twelve_months as months
    where coalesce(actions.effective_on, actions.answered_on)
            between months.reform_day and months.as_of
        or (
            actions.effective_on is null
            and actions.answered_on is null
            and actions.asked_on between date '2020-01-01' and months.as_of
        )
)

select towns.unit, towns.town, actions.part, actions.asked, actions.answered, count(*) as n
from actions inner join towns on actions.town = towns.town
group by towns.unit, towns.town, actions.part, actions.asked, actions.answered
order by towns.unit, towns.town, actions.part
