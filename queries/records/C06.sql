-- One row per post of head filled at the as-of date.
select
    unit,
    town,
    'bodies' as record,
    case when head_identity <> post_type then 1 else 0 end as numerator,
    1 as denominator,
    body_id,
    name,
    post_type,
    head_identity,
    head_rank,
    filled_on
from heads
where is_filled
