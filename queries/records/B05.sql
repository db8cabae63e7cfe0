-- One row per case decided since 2020 and found diligent.
select
    cases.unit,
    cast(null as string) as town,
    'accountability' as record,
    case when cases.outcome = 'exempted' then 1 else 0 end as numerator,
    1 as denominator,
    cases.case_id,
    cases.town as named_town,
    cases.item_id,
    cases.role,
    cases.duty,
    cases.outcome,
    cases.decided_on
from accountability as cases cross join snapshot
where cases.duty = 'diligent'
    and cases.decided_on >= date '2020-01-01'
    and cases.decided_on <= snapshot.as_of
