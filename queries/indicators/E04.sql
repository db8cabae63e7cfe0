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
grain: one row per valid rating sheet of the latest assessment year, at the unit rated, score it gives; points per valid sheet; latest assessment year with a sheet due by the as-of date
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
