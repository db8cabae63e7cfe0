/*
id: E11
pillar: empowerment
mechanism: P6
name: {zh: 意见反馈率, en: Opinions answered}
definition:
  zh: 最近十二个月内镇街提出的意见中，已采纳或不采纳但说明理由的比例。未说明理由的不采纳计为未反馈，尚未处理的也计入分母。
  en: Share of the opinions given by towns in the last twelve months that were adopted, or declined with a reason. One declined without a reason is not answered; one still pending is in the denominator.
numerator: {zh: 已采纳或说明理由不采纳的意见数, en: "opinions adopted, or declined with a reason"}
denominator: {zh: 镇街提出的意见数, en: "opinions given"}
limits: {zh: "刚提出、尚在办理的意见也在分母中。", en: "Opinions given recently and still under way stand below the line too."}
grain: one row per opinion given in the last twelve months; share of opinions given; twelve months up to the as-of date
measures:
  ratio: {format: percent}
lead: ratio
scope: town
adds_up: true
window: twelve_months
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
cross join twelve_months as months
where opinions.given_on >= months.reform_day
    and opinions.given_on <= months.as_of
