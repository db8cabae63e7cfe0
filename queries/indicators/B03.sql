/*
id: B03
pillar: burden
name: {zh: 主责唯一率, en: Items with exactly one lead}
definition:
  zh: 恰有一个主体责任单位的生效清单事项数，占生效清单事项数的比例。没有主责或有多个主责的都不算。
  en: Share of items in force that name exactly one lead. Items with none, or with several, do not count.
grain: one row for the city, and one per batch and per field; share of items; stock at the as-of date
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
source: {zh: 责任清单事项表、事项责任表, en: Duty-list items and duty roles}
press_words: {zh: [主责唯一, 主体责任唯一], en: [one lead]}
*/
with leads as (
    select item_id, count(*) as leads
    from duty_roles
    where role = 'lead'
    group by item_id
),

active as (
    select
        items.batch,
        items.field,
        case when coalesce(leads.leads, 0) = 1 then 1 else 0 end as has_one_lead
    from duty_items as items
    cross join snapshot
    left join leads on items.item_id = leads.item_id
    where items.list_kind = 'territorial'
        and items.effective_on <= snapshot.as_of
        and (items.ended_on is null or items.ended_on > snapshot.as_of)
),

parts as (
    select cast(null as varchar) as part, has_one_lead from active
    union all
    select concat('batch:', cast(batch as varchar)), has_one_lead from active
    where batch is not null
    union all
    select concat('field:', field), has_one_lead from active
)

select
    units.unit_id as unit,
    cast(null as varchar) as town,
    parts.part,
    sum(parts.has_one_lead) as numerator,
    count(*) as denominator
from parts inner join units on units.level = 'city'
group by units.unit_id, parts.part
