/*
id: E07
pillar: empowerment
mechanism: P2
name: {zh: 人事考核参与率, en: Heads graded by towns}
definition:
  zh: 考核年度中，镇街已评定的派驻机构负责人数，占应由镇街考核的派驻机构负责人数的比例。迟评的计入。考核年度全市统一，为评价表和负责人评定全部到期的最近一个年度。
  en: Share of the heads of stationed agencies due to be graded by their town in the assessment year whom the town has graded. Late gradings count. The assessment year is one for the whole city, the latest year all of whose rating sheets and gradings of heads fell due by the as-of date.
numerator: {zh: 已评定等次的派驻机构负责人数, en: "agency heads graded"}
denominator: {zh: 到期应评定的派驻机构负责人数, en: "agency heads whose grading is due"}
limits: {zh: "只说明是否评定，不说明等次分布。", en: "It says whether heads were graded, not which grades were given."}
grain: one row per agency head whose grading is due in the assessment year; share of heads due; assessment year, the latest whose sheets all fell due by the as-of date
measures:
  ratio: {format: percent}
lead: ratio
scope: town
adds_up: true
window: assessment_year
in_force: 2020-01-01
direction: higher
goalposts: [0.5, 1]
reported_in: head_gradings
source: {zh: 派驻机构负责人考核表, en: Gradings of agency heads}
press_words: {zh: [人事考核参与率, 人事考核权, 人事考核, 负责人考核], en: [heads graded, personnel grading]}
*/
select
    towns.unit,
    towns.town,
    'head_gradings' as record,
    case when gradings.graded_on <= snapshot.as_of then 1 else 0 end as numerator,
    1 as denominator,
    gradings.agency,
    gradings.year,
    gradings.due_on,
    gradings.graded_on,
    gradings.grade
from head_gradings as gradings
inner join assessed on gradings.year = assessed.year
inner join towns on gradings.town = towns.town
cross join snapshot
