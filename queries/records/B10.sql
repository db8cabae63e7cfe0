-- One row per veto, letter or appraisal: there before the clean-up and still there now.
select
    unit,
    cast(null as string) as town,
    'burdens' as record,
    case when existed_before then 1 else 0 end - case when exists_after then 1 else 0 end
        as numerator,
    case when existed_before then 1 else 0 end as denominator,
    burden_id,
    kind,
    issuer,
    title,
    existed_before,
    exists_after,
    cleared_on,
    basis
from burdens
