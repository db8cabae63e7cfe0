/*
id: C04
pillar: capacity
name: {zh: 特色机构覆盖率, en: Towns with a special body}
definition:
  zh: 设有专业特色机构的镇街数，占镇街数的比例。所在镇街未公布的特色机构不计入（如泗水县科技文化旅游服务中心）。
  en: Share of towns with at least one special body. A special body whose town is not published is left out (Sishui's, for one).
grain: one row per town of a unit that reports bodies; share of towns; stock at the as-of date
measures:
  count: {measure_word: {zh: 个, en: towns}}
  ratio: {format: percent}
lead: ratio
scope: town
adds_up: true
window: stock
direction: information
source: {zh: 机构与负责人表, en: Bodies and heads}
press_words: {zh: [特色机构, 专业机构], en: [special bodies]}
*/
with special as (
    select distinct town from heads where is_special and town is not null
),

reporting as (
    select distinct unit from heads
)

select
    towns.unit,
    towns.town,
    cast(null as string) as part,
    case when special.town is null then 0 else 1 end as numerator,
    1 as denominator
from towns
inner join reporting on towns.unit = reporting.unit
left join special on towns.town = special.town
