-- One row per reporting unit, town (null where none is named), duty done or not, outcome, what
-- the case cites, decided in the last twelve months or not (`recent`), of the cases decided
-- since 2020: n cases. `list`: an item and the role;
-- `item_only`: an item without the role; `off_list`: no item.
select
    unit,
    town,
    duty,
    outcome,
    case
        when item_id is null then 'off_list'
        when role is null then 'item_only'
        else 'list'
    end as cites,
    decided_on >= months.first_day as recent,
    count(*) as n
from accountability cross join twelve_months as months
where decided_on between date '2020-01-01' and months.as_of
group by 1, 2, 3, 4, 5, 6
order by 1, 2, 3, 4, 5, 6
