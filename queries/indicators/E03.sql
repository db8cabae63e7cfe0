/*
id: E03
pillar: empowerment
mechanism: P1
name: {zh: 评价覆盖率, en: Rating coverage}
definition:
  zh: 考核年度的应交评价表中，镇街已提交且有效的比例。作废的表不计入分子；迟交的有效表计入。考核年度全市统一，为评价表和负责人评定全部到期的最近一个年度。
  en: Share of the rating sheets due from towns in the assessment year that are in and valid. Voided sheets do not count; valid sheets handed in late do. The assessment year is one for the whole city, the latest year all of whose rating sheets and gradings of heads fell due by the as-of date.
numerator: {zh: 已交且有效的评价表数, en: "rating sheets submitted and valid"}
denominator: {zh: 到期应交的评价表数, en: "rating sheets due"}
limits: {zh: "只说明是否交表，不说明评分质量。", en: "It says whether sheets came in, not how well they were filled."}
grain: one row per rating sheet due in the assessment year, filled or not; share of sheets due; assessment year, the latest whose sheets all fell due by the as-of date
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
