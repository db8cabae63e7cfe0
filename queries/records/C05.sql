-- One row per post of head in a body that exists at the as-of date.
select
    unit,
    town,
    'bodies' as record,
    case when is_filled then 1 else 0 end as numerator,
    1 as denominator,
    body_id,
    name,
    post_type,
    is_special,
    set_on,
    filled_on
from heads
