/*
id: E06
pillar: empowerment
mechanism: P2
name: {zh: 征得同意率, en: Prior-consent rate}
definition:
  zh: 最近十二个月内生效的派驻机构负责人任职、调动、免职中，生效之前（不含当日）镇街党（工）委已答复同意的比例。因镇街不同意而未生效的不在其内，单列为"不同意"：那正是权力得到行使。
  en: Share of the personnel actions on heads of stationed agencies that took effect in the last twelve months to which the town had agreed before the effective date; agreement on the day itself is not before it. Appointments, transfers and removals count. An action stopped by a refusal is not among them and is shown apart, as the right at work.
numerator: {zh: 生效前已征得镇街同意的任免数, en: "actions the town agreed to before they took effect"}
denominator: {zh: 已生效的派驻机构负责人任免数, en: "actions on agency heads that took effect"}
limits: {zh: "动作数少的单位一两件就使比例大变；否决后未生效的另列。", en: "With few actions one or two change the share a lot; actions refused and stopped are listed apart."}
grain: one row per action on the head of an agency that took effect in the last twelve months, those stopped by a refusal left out; share of effective actions; twelve months up to the as-of date
measures:
  count: {measure_word: {zh: 次, en: actions}}
  ratio: {format: percent}
lead: ratio
scope: town
adds_up: true
window: twelve_months
in_force: 2020-01-01
direction: higher
goalposts: [0.5, 1]
parts:
  answer: {zh: 镇街意见, en: Answer of the town, column: result, counts: left_out}
reported_in: personnel_actions
source: {zh: 派驻机构负责人任免表, en: Actions on agency heads}
press_words: {zh: [征得同意率, 征得同意权, 征得同意, 任免征求意见, 事先征得镇街同意], en: [prior consent, consent of the town]}
*/
select
    towns.unit,
    towns.town,
    'personnel_actions' as record,
    case when actions.effective_on is null then null
        when actions.result = 'agreed' and actions.answered_on < actions.effective_on then 1
        else 0 end as numerator,
    1 as denominator,
    actions.action_id,
    actions.agency,
    actions.action,
    actions.asked_on,
    actions.answered_on,
    actions.result,
    actions.effective_on
from personnel_actions as actions
inner join towns on actions.town = towns.town
cross join twelve_months as months
where (
    actions.effective_on >= months.reform_day
    and actions.effective_on <= months.as_of
) or (
    actions.result = 'refused'
    and actions.effective_on is null
    and actions.answered_on >= months.reform_day
    and actions.answered_on <= months.as_of
)
