/*
id: B01
pillar: burden
mechanism: B1
name: {zh: 清单事项数, en: Items on the responsibility list}
definition:
  zh: 属地管理责任清单中生效的事项数。全市一张清单，各县市区通用，因此不分县统计。统计日当天废止的不计；没有批次的事项不在任何批次分项中。
  en: Items in force on the territorial responsibility list. It is one city list applied in every county, so counties have no value of their own. An item ended on the as-of day does not count; an item without a batch is in no batch part.
numerator: {zh: 生效的清单事项数, en: "items in force"}
limits: {zh: "全市一张清单，各单位没有各自的数。", en: "One city list: units have no number of their own."}
grain: one row per item of the territorial responsibility list in force; items; stock at the as-of date
measures:
  count: {measure_word: {zh: 项, en: items}}
lead: count
scope: city
adds_up: false
window: stock
direction: information
parts:
  batch: {zh: 批次, en: Batch}
  field: {zh: 领域, en: Field}
source: {zh: 责任清单事项表, en: Responsibility-list items}
press_words: {zh: [责任清单, 清单事项, 属地管理事项], en: [duty list]}
*/
select
    city.unit,
    cast(null as string) as town,
    'duty_items' as record,
    1 as numerator,
    cast(null as bigint) as denominator,
    items.item_id,
    items.batch,
    items.field,
    items.title,
    items.effective_on
from active_items as items
cross join city
