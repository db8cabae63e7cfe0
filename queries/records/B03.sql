-- One row per item of the territorial duty list in force, with the units that lead it.
with leads as (
    select
        item_id,
        count(*) as leads,
        string_agg(duty_bearer, '、' order by duty_bearer) as names
    from duty_roles
    where role = 'lead'
    group by item_id
)

select
    city.unit,
    cast(null as string) as town,
    'duty_items' as record,
    case when leads.leads = 1 then 1 else 0 end as numerator,
    1 as denominator,
    items.item_id,
    items.batch,
    items.field,
    duty_items.title,
    leads.names as leads
from active_items as items
inner join duty_items on items.item_id = duty_items.item_id
left join leads on items.item_id = leads.item_id
cross join city
