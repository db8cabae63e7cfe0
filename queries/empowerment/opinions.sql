-- One row per town and outcome of the opinions given since 2020: n opinions.
select
    towns.unit,
    towns.town,
    case
        when opinions.outcome = 'declined' and trim(coalesce(opinions.reason, '')) <> ''
            then 'reasoned'
        when opinions.outcome = 'declined' then 'unreasoned'
        else opinions.outcome
    end as part,
    count(*) as n
from opinions
inner join towns on opinions.town = towns.town
cross join snapshot
where opinions.given_on between date '2020-01-01' and snapshot.as_of
group by 1, 2, 3
order by 1, 2, 3
