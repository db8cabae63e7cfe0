/*
id: E11
pillar: empowerment
mechanism: P6
name: {zh: 意见反馈率, en: Opinions answered}
definition:
  zh: 2020 年 1 月 1 日以来镇街提出的意见中，已采纳或不采纳但说明理由的比例。未说明理由的不采纳计为未反馈，尚未处理的也计入分母。
  en: Share of the opinions given by towns since 1 January 2020 that were adopted, or declined with a reason. One declined without a reason is not answered; one still pending is in the denominator.
numerator: {zh: 已采纳或说明理由不采纳的意见数, en: "opinions adopted, or declined with a reason"}
denominator: {zh: 镇街提出的意见数, en: "opinions given"}
limits: {zh: "刚提出、尚在办理的意见也在分母中。", en: "Opinions given recently and still under way stand below the line too."}
grain: one row per opinion given since 2020; share of opinions given; since 2020-01-01
measures:
  ratio: {format: percent}
lead: ratio
scope: town
adds_up: true
window: since_2020
in_force: 2020-01-01
direction: higher
goalposts: [0.5, 1]
reported_in: opinions
source: {zh: 镇街意见表, en: Opinions of towns}
press_words: {zh: [意见反馈率, 意见反馈, 意见采纳, 采纳情况反馈], en: [opinions answered, feedback on opinions]}
*/
select
    towns.unit,
    towns.town,
    'opinions' as record,
    case when opinions.outcome = 'adopted' then 1
        when opinions.outcome = 'declined' and trim(opinions.reason) <> '' then 1
        else 0 end as numerator,
    1 as denominator,
    opinions.opinion_id,
    opinions.matter_id,
    opinions.given_on,
    opinions.answered_on,
    opinions.outcome,
    opinions.reason
from opinions
inner join towns on opinions.town = towns.town
cross join snapshot
where opinions.given_on >= date '2020-01-01'
    and opinions.given_on <= snapshot.as_of
