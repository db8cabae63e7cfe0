-- One row per affected town, kind of matter and way of asking, of the matters decided in
-- the last twelve months: n pairs of matter and town. `way` is how it was asked before the day of the decision,
-- `late` when it was asked on that day or after, `unasked` when it was not.
with matters as (
    select department, matter_id, min(decided_on) as decided_on
    from consultations
    group by department, matter_id
)

select
    towns.unit,
    towns.town,
    consultations.matter_kind,
    case
        when consultations.asked_on < matters.decided_on
            then coalesce(consultations.way, 'unstated')
        when consultations.asked_on is null then 'unasked'
        else 'late'
    end as way,
    count(*) as n
from consultations
inner join matters
    on consultations.department = matters.department
    and consultations.matter_id = matters.matter_id
inner join towns on consultations.town = towns.town
cross join twelve_months as months
where matters.decided_on between months.reform_day and months.as_of
group by 1, 2, 3, 4
order by 1, 2, 3, 4
