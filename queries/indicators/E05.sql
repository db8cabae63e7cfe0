/*
id: E05
pillar: empowerment
name: {zh: 满分占比, en: Share of full marks}
definition:
  zh: 全市最近一个已到交表日期的考核年度的到期评价表中，评 100 分的有效评价表数，占有效评价表数的比例。满分过多说明评价区分度低，仅供参考。
  en: Share of the valid rating sheets that give 100, for the sheets due of the latest assessment year with any due in the city. Many full marks mean that the rating tells little apart; for information only.
grain: one row per unit of the departments and agencies rated; share of valid sheets; latest assessment year with a sheet due by the as-of date
measures:
  ratio: {format: percent}
lead: ratio
scope: unit
adds_up: true
window: assessment_year
in_force: 2020-01-01
direction: information
source: {zh: 镇街评价表, en: Town rating sheets}
press_words: {zh: [满分占比, 满分率, 满分评价, 评价区分度], en: [full marks, top scores]}
*/
with assessed as (
    select max(town_ratings.year) as year
    from town_ratings cross join snapshot
    where town_ratings.due_on <= snapshot.as_of
),

sheets as (
    select targets.parent_id as unit, case when town_ratings.score = 100 then 1 else 0 end as is_full
    from town_ratings
    inner join assessed on town_ratings.year = assessed.year
    inner join units as targets on town_ratings.target = targets.unit_id
    cross join snapshot
    where town_ratings.due_on <= snapshot.as_of
        and town_ratings.submitted_on <= snapshot.as_of
        and town_ratings.valid
),

reporting as (
    select distinct targets.parent_id as unit
    from town_ratings inner join units as targets on town_ratings.target = targets.unit_id
)

select
    reporting.unit,
    cast(null as string) as town,
    cast(null as string) as part,
    coalesce(sum(sheets.is_full), 0) as numerator,
    count(sheets.is_full) as denominator
from reporting
left join sheets on reporting.unit = sheets.unit
group by reporting.unit
