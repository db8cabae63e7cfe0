/*
id: E05
pillar: empowerment
mechanism: P1
name: {zh: 满分占比, en: Share of full marks}
definition:
  zh: 考核年度的应交评价表中，评 100 分的有效评价表数，占有效评价表数的比例。满分过多说明评价区分度低，仅供参考。考核年度全市统一，为评价表和负责人评定全部到期的最近一个年度。
  en: Share of the valid rating sheets that give 100 for the sheets due in the assessment year. Many full marks mean that the rating tells little apart; for information only. The assessment year is one for the whole city, the latest year all of whose rating sheets and gradings of heads fell due by the as-of date.
numerator: {zh: 评100分的有效评价表数, en: "valid sheets that give 100"}
denominator: {zh: 有效评价表数, en: "valid sheets"}
limits: {zh: "仅供参考：满分多可能是评价不严，也可能是工作到位。", en: "For information only: many full marks may mean lenient rating or work well done."}
grain: one row per valid rating sheet of the assessment year, at the unit rated, full marks or not; share of valid sheets; assessment year, the latest whose sheets all fell due by the as-of date
measures:
  ratio: {format: percent}
lead: ratio
scope: unit
adds_up: true
window: assessment_year
in_force: 2020-01-01
direction: information
reported_in: town_ratings.target
source: {zh: 镇街评价表, en: Town rating sheets}
press_words: {zh: [满分占比, 满分率, 满分评价, 评价区分度], en: [full marks, top scores]}
*/
select
    unit,
    cast(null as string) as town,
    'town_ratings' as record,
    case when score = 100 then 1 else 0 end as numerator,
    1 as denominator,
    target,
    rater_town,
    year,
    score,
    submitted_on
from sheets_due
where is_in = 1
