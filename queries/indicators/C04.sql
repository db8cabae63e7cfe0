/*
id: C04
pillar: capacity
mechanism: C3
name: {zh: 特色机构覆盖率, en: Towns with a special body}
definition:
  zh: 设有专业特色机构的镇街数，占镇街数的比例。所在镇街未公布的特色机构（如泗水县科技文化旅游服务中心），只在本单位没有其他特色机构时计1个镇街，因此是至少数。
  en: Share of towns with at least one special body. A special body whose town is not published (Sishui's, for one) counts as one town only where its unit has no other; the number is a least one.
numerator: {zh: 设有特色机构的镇街数（只有县级特色机构的单位记1）, en: "towns with a special body (1 for a unit whose special bodies name no town)"}
denominator: {zh: 镇街数, en: "towns"}
limits: {zh: "公布只列出三个，其余为各单位填报。", en: "Only three are named in public; the rest is as the units reported."}
grain: one row per town of a unit that reports bodies, with the names of its special ones, and one per unit whose only special bodies name no town; share of towns; stock at the as-of date
measures:
  count: {measure_word: {zh: 个, en: towns}}
  ratio: {format: percent}
lead: ratio
scope: town
adds_up: true
window: stock
direction: information
reported_in: heads
columns:
  special_bodies: {zh: 特色机构, en: Special bodies}
source: {zh: 机构与负责人表, en: Bodies and heads}
press_words: {zh: [特色机构, 专业机构], en: [special bodies]}
*/
with special as (
    select unit, town, joined(name) as names
    from heads
    where is_special
    group by unit, town
)

select
    towns.unit,
    towns.town,
    'town_profiles' as record,
    case when special.town is null then 0 else 1 end as numerator,
    1 as denominator,
    special.names as special_bodies
from towns
left join special on towns.town = special.town

union all

select special.unit, cast(null as string), 'bodies', 1, 0, special.names
from special
where special.town is null
    and special.unit not in (select named.unit from special as named where named.town is not null)
