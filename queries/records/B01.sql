-- One row per item of the territorial duty list in force.
select
    city.unit,
    cast(null as string) as town,
    'duty_items' as record,
    1 as numerator,
    cast(null as bigint) as denominator,
    items.item_id,
    items.batch,
    items.field,
    duty_items.title,
    duty_items.effective_on
from active_items as items
inner join duty_items on items.item_id = duty_items.item_id
cross join city
