/*
id: C09
pillar: capacity
mechanism: C8
name: {zh: 借调率, en: Secondment rate}
definition:
  zh: 最近十二个月内，从镇街借调出去的人日，占镇街在编人员人日的比例。首尾两日都计；在编人员按统计日的人数；未经批准的借调也计。
  en: Person-days seconded away from towns in the twelve months up to the as-of date, as a share of the person-days of their staff. Both the first and the last day count; staff as of the as-of date; unapproved secondments count too.
numerator: {zh: 最近十二个月的借调人日, en: "days of secondment in the last twelve months"}
denominator: {zh: 在编人数×十二个月的天数, en: "staff times days of the twelve months"}
limits: {zh: "每次借调按一人计；在编人数取现数。", en: "Every secondment counts as one person; staff is the present number."}
grain: one row per secondment with days in the last twelve months, and one per town with its staff; share of person-days; twelve months up to the as-of date
measures:
  ratio: {format: percent}
lead: ratio
scope: town
adds_up: true
window: twelve_months
direction: lower
goalposts: [0, 0.1]
cases: false
reported_in: [secondments, town_profiles]
source: {zh: 借调表、镇街概况表, en: Secondments and town profiles}
press_words: {zh: [借调率, 借调人员, 严控借调], en: [secondment rate]}
*/
select
    towns.unit,
    towns.town,
    'secondments' as record,
    1 + days_between(
        greatest(secondments.start_on, months.first_day),
        coalesce(secondments.end_on, months.as_of)
    ) as numerator,
    0 as denominator,
    secondments.secondment_id,
    secondments.to_unit,
    secondments.start_on,
    secondments.end_on,
    secondments.approved,
    null as staff
from secondments
inner join towns on secondments.town = towns.town
inner join town_profiles as profiles on towns.town = profiles.town
cross join twelve_months as months
where secondments.start_on <= months.as_of
    and coalesce(secondments.end_on, months.as_of) >= months.first_day

union all

select
    towns.unit,
    towns.town,
    'town_profiles',
    0,
    profiles.staff * (1 + days_between(months.first_day, months.as_of)),
    null,
    null,
    null,
    null,
    null,
    profiles.staff
from towns
inner join town_profiles as profiles on towns.town = profiles.town
cross join twelve_months as months
