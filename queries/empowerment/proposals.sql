-- One row per town and state of the proposals raised since 2020 and due in the last twelve
-- months or later: n proposals. Those due by the as-of date were adopted or declined on time, answered late, or are unanswered.
select
    towns.unit,
    towns.town,
    case
        when proposals.due_on > months.as_of then 'not_due'
        when proposals.answered_on is null then 'unanswered'
        when proposals.answered_on > proposals.due_on then 'late'
        else proposals.result
    end as part,
    count(*) as n
from proposals
inner join towns on proposals.town = towns.town
cross join twelve_months as months
where proposals.raised_on >= date '2020-01-01'
    and proposals.due_on >= months.first_day
group by 1, 2, 3
order by 1, 2, 3
