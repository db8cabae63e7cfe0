/*
id: E04
pillar: empowerment
mechanism: P1
name: {zh: 镇街评价得分, en: Mean town rating}
definition:
  zh: 全市最近一个已到交表日期的考核年度的到期评价表中，镇街对本县市区部门和派驻机构的有效评分之和，除以有效评价表数（满分 100 分）。各县评价尺度不同，只在一县之内比较，不上图、不排名。
  en: Sum of the valid scores towns gave the departments and agencies of their county, divided by the valid sheets (out of 100), for the sheets due of the latest assessment year with any due in the city. Raters differ between counties, so it compares within one county only and is neither mapped nor ranked.
numerator: {zh: 有效评价表的评分之和, en: "sum of the scores on valid sheets"}
denominator: {zh: 有效评价表数, en: "valid sheets"}
limits: {zh: "各县评价人不同，分数只在一县之内可比；不制图、不排序。", en: "Raters differ between counties, so scores compare within one county only; neither mapped nor ranked."}
grain: one row per unit of the departments and agencies rated; points per valid sheet; latest assessment year with a sheet due by the as-of date
measures:
  ratio: {format: number, digits: 1, unit: {zh: 分, en: points}}
lead: ratio
scope: unit
adds_up: true
window: assessment_year
in_force: 2020-01-01
direction: information
mapped: false
source: {zh: 镇街评价表, en: Town rating sheets}
press_words: {zh: [镇街评价得分, 镇街评分, 评价平均分, 评价得分], en: [town rating, mean rating, rating score]}
*/
with reporting as (
    select distinct targets.parent_id as unit
    from town_ratings inner join units as targets on town_ratings.target = targets.unit_id
)

select
    reporting.unit,
    cast(null as string) as town,
    cast(null as string) as part,
    coalesce(sum(sheets_due.score), 0) as numerator,
    count(sheets_due.score) as denominator
from reporting
left join sheets_due on reporting.unit = sheets_due.unit and sheets_due.is_in = 1
group by reporting.unit

-- records: one row per valid rating sheet of the latest assessment year, at the unit rated: score it gives.
with assessed as (
    select max(sheets.year) as year
    from town_ratings as sheets cross join snapshot
    where sheets.due_on <= snapshot.as_of
)

select
    targets.parent_id as unit,
    cast(null as string) as town,
    'town_ratings' as record,
    sheets.score as numerator,
    1 as denominator,
    sheets.target,
    sheets.rater_town,
    sheets.year,
    sheets.score,
    sheets.submitted_on
from town_ratings as sheets
inner join assessed on sheets.year = assessed.year
inner join units as targets on sheets.target = targets.unit_id
cross join snapshot
where sheets.due_on <= snapshot.as_of
    and sheets.submitted_on <= snapshot.as_of
    and sheets.valid
