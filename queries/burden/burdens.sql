-- One row per reporting unit and kind of burden: how many there were before the clean-up, are
-- now, were cleared, and are new since.
select
    unit,
    kind,
    sum(case when existed_before then 1 else 0 end) as before,
    sum(case when exists_after then 1 else 0 end) as after,
    sum(case when existed_before and not exists_after then 1 else 0 end) as cleared,
    sum(case when exists_after and not existed_before then 1 else 0 end) as added
from burdens cross join snapshot
where snapshot.as_of >= date '2020-01-01'
group by unit, kind
order by unit, kind
