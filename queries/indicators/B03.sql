/*
id: B03
pillar: burden
mechanism: B1
name: {zh: 主责唯一率, en: Items with exactly one lead}
definition:
  zh: 恰有一个主体责任单位的生效属地管理清单事项数，占生效属地管理清单事项数的比例。没有主责或有多个主责的都不算。
  en: Share of items of the territorial list in force that name exactly one lead. Items with none, or with several, do not count.
numerator: {zh: 只有一个主责单位的事项数, en: "items with exactly one lead"}
denominator: {zh: 生效的清单事项数, en: "items in force"}
limits: {zh: "主责按责任单位类别计，同类多个单位算一个。", en: "Leads are counted by kind of unit; several units of one kind are one."}
grain: one row per item of the territorial responsibility list in force, with the units that lead it; share of items; stock at the as-of date
measures:
  ratio: {format: percent}
lead: ratio
scope: city
adds_up: false
window: stock
direction: higher
goalposts: [0.8, 1]
parts:
  batch: {zh: 批次, en: Batch}
  field: {zh: 领域, en: Field}
columns:
  leads: {zh: 主责单位, en: Leads}
source: {zh: 责任清单事项表、事项责任表, en: Responsibility-list items and duty roles}
press_words: {zh: [主责唯一, 主体责任唯一], en: [one lead]}
*/
with leads as (
    select item_id, count(*) as leads, joined(duty_bearer) as names
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
    items.title,
    leads.names as leads
from active_items as items
left join leads on items.item_id = leads.item_id
cross join city
