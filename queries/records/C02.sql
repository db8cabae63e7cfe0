-- One row per organisation and town whose check-in was due since 2020.
select
    towns.unit,
    towns.town,
    'checkins' as record,
    case when checkins.checked_in_on <= snapshot.as_of then 1 else 0 end as numerator,
    1 as denominator,
    checkins.organisation,
    checkins.organisation_level,
    checkins.due_on,
    checkins.checked_in_on
from checkins
inner join towns on checkins.town = towns.town
cross join snapshot
where checkins.due_on >= date '2020-01-01'
    and checkins.due_on <= snapshot.as_of
