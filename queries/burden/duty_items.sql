-- One row per item in force at the as-of date, of every kind of list: who leads and who
-- cooperates, whether a town does, manual, flowchart, and the grid items it is mapped to.
with roles as (
    select
        item_id,
        string_agg(duty_bearer, '、' order by duty_bearer) filter (where role = 'lead') as leads,
        string_agg(duty_bearer, '、' order by duty_bearer) filter (where role = 'cooperate')
            as cooperating,
        max(case when bearer_level = 'town' and role = 'lead' then 1 else 0 end) as town_leads,
        max(case when bearer_level = 'town' and role = 'cooperate' then 1 else 0 end)
            as town_cooperates,
        sum(case when role = 'lead' then 1 else 0 end) as number_of_leads
    from duty_roles
    group by item_id
),

mapped as (
    select
        duty_grid.item_id,
        count(*) as grid_items,
        string_agg(grid_items.title, '、' order by grid_items.grid_item_id) as grid_titles
    from duty_grid inner join grid_items on duty_grid.grid_item_id = grid_items.grid_item_id
    group by duty_grid.item_id
)

select
    items.item_id,
    items.list_kind,
    items.batch,
    items.field,
    items.title,
    coalesce(roles.leads, '') as leads,
    coalesce(roles.cooperating, '') as cooperating,
    case
        when roles.town_leads = 1 then 'lead'
        when roles.town_cooperates = 1 then 'cooperate'
        else 'none'
    end as town_role,
    coalesce(roles.number_of_leads, 0) as number_of_leads,
    items.has_manual,
    items.has_flowchart,
    coalesce(mapped.grid_items, 0) as grid_items,
    coalesce(mapped.grid_titles, '') as grid_titles
from duty_items as items
left join roles on items.item_id = roles.item_id
left join mapped on items.item_id = mapped.item_id
cross join snapshot
where items.effective_on <= snapshot.as_of
    and (items.ended_on is null or items.ended_on > snapshot.as_of)
order by items.list_kind, items.batch, items.item_id
