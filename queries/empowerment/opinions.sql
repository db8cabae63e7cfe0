-- One row per town and outcome of the opinions given in the last twelve months: n opinions.
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
cross join twelve_months as months
where opinions.given_on between months.reform_day and months.as_of
group by 1, 2, 3
order by 1, 2, 3
