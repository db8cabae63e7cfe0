-- One row per opinion given since 2020.
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
