/*
id: B13
pillar: burden
name: {zh: 解决率, en: Tickets solved}
definition:
  zh: 本年度呼叫、已回访、不属免计的工单中，回访认定已解决的比例。
  en: Share of this year's non-exempt tickets followed up on that turned out to be solved.
grain: one row per town of a unit that reports tickets; share of tickets followed up; calendar year of the as-of date, by the time of the call
measures:
  ratio: {format: percent}
lead: ratio
scope: town
adds_up: true
window: assessment_year
direction: higher
goalposts: [0.6, 1]
source: {zh: 响应平台工单表, en: Response tickets}
press_words: {zh: [解决率, 问题解决率, 诉求解决率], en: [problems solved, solution rate]}
*/
with followed as (
    select
        tickets.town,
        case when tickets.solved then 1 else 0 end as solved
    from tickets cross join snapshot
    where not tickets.exempt
        and year(tickets.called_at) = year(snapshot.as_of)
        and tickets.followed_up_at < cast(snapshot.as_of as timestamp) + interval 1 day
),

reporting as (
    select distinct towns.unit from tickets inner join towns on tickets.town = towns.town
)

select
    towns.unit,
    towns.town,
    cast(null as string) as part,
    coalesce(sum(followed.solved), 0) as numerator,
    count(followed.solved) as denominator
from towns
inner join reporting on towns.unit = reporting.unit
left join followed on towns.town = followed.town
group by towns.unit, towns.town
