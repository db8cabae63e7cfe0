-- One row per enforcement case opened since 2020 and due by the as-of date.
select
    towns.unit,
    towns.town,
    'enforcement_cases' as record,
    case when cases.closed_on <= cases.due_on then 1 else 0 end as numerator,
    1 as denominator,
    cases.case_id,
    cases.department,
    cases.field,
    cases.opened_on,
    cases.due_on,
    cases.closed_on
from enforcement_cases as cases
inner join towns on cases.town = towns.town
cross join snapshot
where cases.opened_on >= date '2020-01-01'
    and cases.due_on <= snapshot.as_of
