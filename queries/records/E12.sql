-- One row per proposal raised since 2020 and due by the as-of date.
select
    towns.unit,
    towns.town,
    'proposals' as record,
    case when proposals.answered_on <= proposals.due_on then 1 else 0 end as numerator,
    1 as denominator,
    proposals.proposal_id,
    proposals.department,
    proposals.raised_on,
    proposals.due_on,
    proposals.answered_on,
    proposals.result
from proposals
inner join towns on proposals.town = towns.town
cross join snapshot
where proposals.raised_on >= date '2020-01-01'
    and proposals.due_on <= snapshot.as_of
