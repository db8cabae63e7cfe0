-- One row per item of the territorial duty list in force.
select
    city.unit,
    cast(null as string) as town,
    'duty_items' as record,
    case when items.has_manual and items.has_flowchart then 1 else 0 end as numerator,
    1 as denominator,
    items.item_id,
    items.batch,
    items.field,
    duty_items.title,
    items.has_manual,
    items.has_flowchart
from active_items as items
inner join duty_items on items.item_id = duty_items.item_id
cross join city
