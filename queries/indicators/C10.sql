/*
id: C10
pillar: capacity
mechanism: C9
name: {zh: 下沉执法人员, en: Enforcement officers transferred to towns}
definition:
  zh: 在岗下沉执法人员数（按人去重，现在两个镇街任职的计在较晚任职的镇街；统计日当天离开的不计）；平均数为执法人员数除以镇街数，有人口普查数的单位另列每万人的数。
  en: Enforcement officers at work in towns, each person once (an officer now serving two towns counts at the posting begun last; one who left on the as-of day is out); the average divides by the number of towns, and stands per 10,000 residents too where there is a census row.
numerator: {zh: 下沉执法人员数, en: "officers at work in towns"}
denominator: {zh: 镇街数, en: "towns"}
limits: {zh: "同时在两个镇街的人员只计后到的一个。", en: "An officer with two towns counts at the posting begun last."}
grain: one row per officer at work at the as-of date, and one per town of a unit that reports them; distinct officers; stock at the as-of date
measures:
  count: {measure_word: {zh: 名, en: officers}}
  ratio: {format: number, unit: {zh: 名/镇街, en: officers per town}}
lead: count
residents: true
scope: town
adds_up: true
window: stock
direction: higher
goalposts: [0, 30]
parts:
  managed_by_town: {zh: 管理方式, en: Managed by, counts: numerator}
reported_in: enforcers
source: {zh: 下沉执法人员表, en: Enforcement officers}
press_words: {zh: [下沉执法人员, 执法人员, 执法力量], en: [enforcement officers]}
*/
select
    towns.unit,
    towns.town,
    'enforcers' as record,
    1 as numerator,
    0 as denominator,
    officers.department,
    officers.managed_by_town
from officers inner join towns on officers.town = towns.town

union all

select unit, town, 'units', 0, 1, null, null from towns
