/*
id: E05
pillar: empowerment
mechanism: P1
name: {zh: 满分占比, en: Share of full marks}
definition:
  zh: 全市最近一个已到交表日期的考核年度的到期评价表中，评 100 分的有效评价表数，占有效评价表数的比例。满分过多说明评价区分度低，仅供参考。
  en: Share of the valid rating sheets that give 100, for the sheets due of the latest assessment year with any due in the city. Many full marks mean that the rating tells little apart; for information only.
numerator: {zh: 评100分的有效评价表数, en: "valid sheets that give 100"}
denominator: {zh: 有效评价表数, en: "valid sheets"}
limits: {zh: "仅供参考：满分多可能是评价不严，也可能是工作到位。", en: "For information only: many full marks may mean lenient rating or work well done."}
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
with reporting as (
    select distinct targets.parent_id as unit
    from town_ratings inner join units as targets on town_ratings.target = targets.unit_id
)

select
    reporting.unit,
    cast(null as string) as town,
    cast(null as string) as part,
    sum(case when sheets_due.score = 100 then 1 else 0 end) as numerator,
    count(sheets_due.score) as denominator
from reporting
left join sheets_due on reporting.unit = sheets_due.unit and sheets_due.is_in = 1
group by reporting.unit

-- records: one row per valid rating sheet of the latest assessment year, at the unit rated: full marks or not.
with assessed as (
    select max(sheets.year) as year
    from town_ratings as sheets cross join snapshot
    where sheets.due_on <= snapshot.as_of
)

select
    targets.parent_id as unit,
    cast(null as string) as town,
    'town_ratings' as record,
    case when sheets.score = 100 then 1 else 0 end as numerator,
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
