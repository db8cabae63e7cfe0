-- One row per item of the territorial duty list in force, with its number of grid items.
with mapped as (
    select item_id, count(*) as grid_items from duty_grid group by item_id
),

reporting as (
    select distinct 1 as sent from duty_grid
)

select
    city.unit,
    cast(null as string) as town,
    'duty_items' as record,
    case when mapped.item_id is null then 0 else 1 end as numerator,
    1 as denominator,
    items.item_id,
    items.batch,
    items.field,
    duty_items.title,
    coalesce(mapped.grid_items, 0) as grid_items
from active_items as items
inner join duty_items on items.item_id = duty_items.item_id
left join mapped on items.item_id = mapped.item_id
cross join city
cross join reporting
