/*
id: B02
pillar: burden
mechanism: B1
name: {zh: 清单要素完备率, en: Items with manual and flowchart}
definition:
  zh: 业务手册和流程图都已配齐的生效属地管理清单事项数，占生效属地管理清单事项数的比例。只有其中一样的不算。
  en: Share of items of the territorial list in force that have both a manual and a flowchart. Items with only one of the two do not count.
numerator: {zh: 手册、流程图齐全的事项数, en: "items with both manual and flowchart"}
denominator: {zh: 生效的清单事项数, en: "items in force"}
limits: {zh: "只说明有无，不说明内容质量。", en: "It says that they exist, not how good they are."}
grain: one row per item of the territorial responsibility list in force; share of items; stock at the as-of date
measures:
  ratio: {format: percent}
lead: ratio
scope: city
adds_up: false
window: stock
direction: higher
goalposts: [0.6, 1]
parts:
  batch: {zh: 批次, en: Batch}
  field: {zh: 领域, en: Field}
source: {zh: 责任清单事项表, en: Responsibility-list items}
press_words: {zh: [要素完备, 要素齐全, 业务手册和流程图, 配套业务手册], en: [manuals and flowcharts, complete items]}
*/
select
    city.unit,
    cast(null as string) as town,
    'duty_items' as record,
    case when items.has_manual and items.has_flowchart then 1 else 0 end as numerator,
    1 as denominator,
    items.item_id,
    items.batch,
    items.field,
    items.title,
    items.has_manual,
    items.has_flowchart
from active_items as items
cross join city
