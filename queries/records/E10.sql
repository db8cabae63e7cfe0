-- One row per matter decided since 2020 and town it affects, asked or not.
with matters as (
    select department, matter_id, min(decided_on) as decided_on
    from consultations
    group by department, matter_id
)

select
    towns.unit,
    towns.town,
    'consultations' as record,
    case when consultations.asked_on < matters.decided_on then 1 else 0 end as numerator,
    1 as denominator,
    consultations.matter_id,
    consultations.matter_kind,
    consultations.department,
    consultations.way,
    consultations.asked_on,
    matters.decided_on
from consultations
inner join matters
    on consultations.department = matters.department
    and consultations.matter_id = matters.matter_id
inner join towns on consultations.town = towns.town
cross join snapshot
where matters.decided_on >= date '2020-01-01'
    and matters.decided_on <= snapshot.as_of
