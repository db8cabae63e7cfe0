/*
id: E03
pillar: empowerment
mechanism: P1
name: {zh: 评价覆盖率, en: Rating coverage}
definition:
  zh: 全市最近一个已到交表日期的考核年度中，在已到期的应交评价表里，镇街已提交且有效的评价表数，占应交评价表数的比例。作废的表不计入分子；迟交的有效表计入。
  en: Share of the rating sheets due from towns by the as-of date, for the latest assessment year with sheets due anywhere in the city, that are in and valid. Voided sheets do not count; valid sheets handed in late do.
numerator: {zh: 已交且有效的评价表数, en: "rating sheets submitted and valid"}
denominator: {zh: 到期应交的评价表数, en: "rating sheets due"}
limits: {zh: "只说明是否交表，不说明评分质量。", en: "It says whether sheets came in, not how well they were filled."}
grain: one row per rating sheet due in the latest assessment year, filled or not; share of sheets due; latest assessment year with a sheet due by the as-of date
measures:
  ratio: {format: percent}
lead: ratio
scope: town
adds_up: true
window: assessment_year
in_force: 2020-01-01
direction: higher
goalposts: [0.5, 1]
reported_in: town_ratings.rater_town
source: {zh: 镇街评价表, en: Town rating sheets}
press_words: {zh: [评价覆盖率, 评价表回收率, 参评率, 镇街参评, 评价权行使], en: [rating coverage, sheets returned, taking part in rating]}
*/
select
    towns.unit,
    towns.town,
    'town_ratings' as record,
    sheets.is_in as numerator,
    1 as denominator,
    sheets.target,
    sheets.year,
    sheets.due_on,
    sheets.submitted_on,
    sheets.valid,
    sheets.void_reason
from sheets_due as sheets inner join towns on sheets.rater_town = towns.town
