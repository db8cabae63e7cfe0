/*
id: B16
pillar: burden
mechanism: B6
name: {zh: 清单网格融合率, en: Items merged with the grid list}
definition:
  zh: 至少对应一个网格事项的生效属地管理清单事项数，占生效属地管理清单事项数的比例。
  en: Share of items of the territorial list in force that correspond to at least one grid item.
numerator: {zh: 已对应网格事项的清单事项数, en: "items mapped to a grid item"}
denominator: {zh: 生效的清单事项数, en: "items in force"}
limits: {zh: "只说明有对应，不说明对应是否合理。", en: "It says that a mapping exists, not that it is apt."}
grain: one row per item of the territorial responsibility list in force, with its number of grid items; share of items; stock at the as-of date
measures:
  ratio: {format: percent}
lead: ratio
scope: city
adds_up: false
window: stock
direction: higher
goalposts: [0, 1]
parts:
  batch: {zh: 批次, en: Batch}
  field: {zh: 领域, en: Field}
reported_in: [active_items, duty_grid]
columns:
  grid_items: {zh: 网格事项数, en: Grid items}
source: {zh: 责任清单事项表、清单网格对应表, en: Responsibility-list items and responsibility list to grid}
press_words: {zh: [清单网格融合, 与网格清单融合, 网格事项对应, 清单入网格], en: [merged with the grid, grid mapping]}
*/
with mapped as (
    select item_id, count(*) as grid_items from duty_grid group by item_id
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
    items.title,
    coalesce(mapped.grid_items, 0) as grid_items
from active_items as items
left join mapped on items.item_id = mapped.item_id
cross join city
