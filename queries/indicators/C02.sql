/*
id: C02
pillar: capacity
mechanism: C2
name: {zh: 报到率, en: Check-in rate}
definition:
  zh: 2020年1月1日以来已到应报到日期的各级党组织中，在应报到日期当日或之前到镇街党（工）委报到的比例。逾期报到的单列，不计为按期；未到期的不计。
  en: Share of the Party organisations due since 1 January 2020 to check in with a town's Party committee that did so by their due date. Late check-ins are shown apart and do not count; those not yet due are left out.
numerator: {zh: 按期报到的党组织·镇街对数, en: "organisations checked in by their due date"}
denominator: {zh: 应报到的党组织·镇街对数, en: "organisations due to check in"}
limits: {zh: "应报到日期由各单位填报。", en: "Due dates are as the units reported them."}
grain: one row per organisation and town whose check-in was due since 2020; share of organisations; due by the as-of date since 2020-01-01
measures:
  count: {measure_word: {zh: 个, en: organisations}}
  ratio: {format: percent}
lead: ratio
scope: town
adds_up: true
window: since_2020
in_force: 2020-01-01
direction: higher
goalposts: [0.5, 1]
parts:
  level: {zh: 党组织层级, en: Level of the organisation, column: organisation_level}
  timing: {zh: 报到情况, en: Check-in, counts: each}
reported_in: checkins
source: {zh: 报到表, en: Check-ins}
press_words: {zh: [报到率, 报到制度, 双报到, 党组织报到], en: [check-in rate, checked in]}
*/
select
    towns.unit,
    towns.town,
    'checkins' as record,
    case when checkins.checked_in_on <= checkins.due_on then 1 else 0 end as numerator,
    1 as denominator,
    checkins.organisation,
    checkins.organisation_level,
    checkins.due_on,
    checkins.checked_in_on,
    case
        when checkins.checked_in_on <= checkins.due_on then 'on_time'
        when checkins.checked_in_on <= snapshot.as_of then 'late'
        else 'missing'
    end as timing
from checkins
inner join towns on checkins.town = towns.town
cross join snapshot
where checkins.due_on >= date '2020-01-01'
    and checkins.due_on <= snapshot.as_of
