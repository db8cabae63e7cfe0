/*
id: E04
pillar: empowerment
mechanism: P1
name: {zh: 镇街评价得分, en: Mean town rating}
definition:
  zh: 考核年度的应交评价表中，镇街对本县市区部门和派驻机构的有效评分之和，除以有效评价表数（满分 100 分）。各县评价尺度不同，只在一县之内比较，不上图、不排名。考核年度全市统一，为评价表和负责人评定全部到期的最近一个年度。
  en: Sum of the valid scores towns gave the departments and agencies of their county, divided by the valid sheets (out of 100) for the sheets due in the assessment year. Raters differ between counties, so it compares within one county only and is neither mapped nor ranked. The assessment year is one for the whole city, the latest year all of whose rating sheets and gradings of heads fell due by the as-of date.
numerator: {zh: 有效评价表的评分之和, en: "sum of the scores on valid sheets"}
denominator: {zh: 有效评价表数, en: "valid sheets"}
limits: {zh: "各县评价人不同，分数只在一县之内可比；不制图、不排序。", en: "Raters differ between counties, so scores compare within one county only; neither mapped nor ranked."}
grain: one row per valid rating sheet of the assessment year, at the unit rated, score it gives; points per valid sheet; assessment year, the latest whose sheets all fell due by the as-of date
measures:
  ratio: {format: number, digits: 1, unit: {zh: 分, en: points}}
lead: ratio
scope: unit
adds_up: true
window: assessment_year
in_force: 2020-01-01
direction: information
mapped: false
reported_in: town_ratings.target
source: {zh: 镇街评价表, en: Town rating sheets}
press_words: {zh: [镇街评价得分, 镇街评分, 评价平均分, 评价得分], en: [town rating, mean rating, rating score]}
*/
select
    unit,
    cast(null as string) as town,
    'town_ratings' as record,
    score as numerator,
    1 as denominator,
    target,
    rater_town,
    year,
    score,
    submitted_on
from sheets_due
where is_in = 1
