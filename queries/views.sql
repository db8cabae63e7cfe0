-- What most questions start from; created once for each connection.

-- Whole days from one date to another. DuckDB and Spark name the built-in differently; on
-- Spark this is `create temporary function days_between … return datediff(last, first)`.
create macro days_between(first, last) as date_diff('day', first, last);

-- The different names of a group in order, in one text; an aggregate that the two name and
-- order differently, so that on Spark a function of this name is registered.
create macro joined(name) as string_agg(distinct name, '、' order by name);

-- One row per town in force at the as-of date, with the unit that runs it.
create view towns as
select units.unit_id as town, units.parent_id as unit
from units cross join snapshot
where units.level = 'town'
    and (units.valid_from is null or units.valid_from <= snapshot.as_of)
    and (units.valid_to is null or units.valid_to > snapshot.as_of);

-- One row per reporting unit in force at the as-of date: 11 counties and 3 zones.
create view reporting_units as
select units.unit_id as unit
from units cross join snapshot
where units.level in ('county', 'zone')
    and (units.valid_from is null or units.valid_from <= snapshot.as_of)
    and (units.valid_to is null or units.valid_to > snapshot.as_of);

-- One row per town and officer at work there at the as-of date; an officer with two towns
-- counts at the posting begun last, so that towns add up to distinct officers.
create view officers as
select officer_key, town, department, managed_by_town
from (
    select
        enforcers.*,
        row_number() over (
            partition by officer_key order by from_on desc, town
        ) as place
    from enforcers cross join snapshot
    where enforcers.from_on <= snapshot.as_of
        and (enforcers.to_on is null or enforcers.to_on > snapshot.as_of)
) as postings
where place = 1;

-- One row per post of head in a body that exists at the as-of date.
create view heads as
select bodies.*, bodies.filled_on is not null and bodies.filled_on <= snapshot.as_of as is_filled
from bodies cross join snapshot
where bodies.set_on <= snapshot.as_of
    and (bodies.ended_on is null or bodies.ended_on > snapshot.as_of);

-- One row: the assessment year, one for the whole city. It is the latest year all of whose
-- rating sheets and gradings of agency heads fell due by the as-of date; null without one.
create view assessed as
select max(year) as year
from (
    select sheets.year
    from (
        select year, due_on from town_ratings
        union all
        select year, due_on from head_gradings
    ) as sheets
    cross join snapshot
    group by sheets.year, snapshot.as_of
    having max(sheets.due_on) <= snapshot.as_of
) as past;

-- One row per department or agency with weights in the assessment year, with the weight of the
-- town rating in its assessment (0 where it has none). The floors apply from 2020 on.
create view town_weights as
select
    weights.target,
    weights.target_type,
    max(case when weights.component = 'town_rating' then weights.weight else 0 end) as weight
from assessment_weights as weights inner join assessed on weights.year = assessed.year
where weights.year >= 2020
group by weights.target, weights.target_type;

-- One row per item of the territorial duty list in force at the as-of date.
create view active_items as
select
    items.item_id,
    items.batch,
    items.field,
    items.title,
    items.effective_on,
    items.has_manual,
    items.has_flowchart
from duty_items as items cross join snapshot
where items.list_kind = 'territorial'
    and items.effective_on <= snapshot.as_of
    and (items.ended_on is null or items.ended_on > snapshot.as_of);

-- One row: the city, to which indicators without a value per county belong.
create view city as
select unit_id as unit from units where level = 'city';

-- One row per rating sheet due in the assessment year: the town that rates, the unit of the
-- target, whether it is in and valid.
create view sheets_due as
select
    sheets.rater_town,
    sheets.target,
    targets.parent_id as unit,
    sheets.year,
    sheets.due_on,
    sheets.submitted_on,
    sheets.score,
    sheets.valid,
    sheets.void_reason,
    case when sheets.submitted_on <= snapshot.as_of and sheets.valid then 1 else 0 end as is_in
from town_ratings as sheets
inner join assessed on sheets.year = assessed.year
inner join units as targets on sheets.target = targets.unit_id
cross join snapshot;

-- One row: the twelve months up to the as-of date: their first day, the first of them that
-- counts of what began with the reform, the as-of date, the moment it ends.
create view twelve_months as
select
    first_day,
    greatest(first_day, date '2020-01-01') as reform_day,
    as_of,
    cast(as_of as timestamp) + interval 1 day as end_of_day
from (
    select as_of, cast(as_of + interval 1 day - interval 12 months as date) as first_day
    from snapshot
) as day;
