"""The indicators once more, each a query written by hand on the Parquet files alone.

Written from the definitions, not from ``queries/``: no views, other constructs. One row per
lowest place (unit, town): n above the line, d below it. `$day` is the as-of date.
"""

TOWN = "(select unit_id as town, parent_id as unit from units where level = 'town')"
YEAR = """(select max(year) from (select unnest(range(2000, 2101)) as year) as y
    where year in (select year from town_ratings union select year from head_gradings)
    and not exists (select 1 from town_ratings as r where r.year = y.year and due_on > $day)
    and not exists (select 1 from head_gradings as g where g.year = y.year and due_on > $day))"""
SHEETS = f"(select * from town_ratings where year = {YEAR})"
WEIGHTS = f"""(select target, target_type,
        coalesce(max(weight) filter (component = 'town_rating'), 0) as w
    from assessment_weights where year = {YEAR} group by all)"""
ITEMS = """(select * from duty_items where list_kind = 'territorial' and effective_on <= $day
    and coalesce(ended_on > $day, true))"""
HEADS = """(select *, coalesce(filled_on <= $day, false) as filled from bodies
    where set_on <= $day and coalesce(ended_on > $day, true))"""
OFFICERS = """(select distinct on (officer_key) officer_key, town, managed_by_town from
    (select * from enforcers where from_on <= $day and coalesce(to_on > $day, true)
     order by from_on desc, town))"""


def per_town(rows, above, below):
    """`rows` have a column town."""
    return f"""select t.unit, t.town, {above} as n, {below} as d
        from {rows} as r join {TOWN} as t on r.town = t.town group by t.unit, t.town"""


def per_unit(rows, above, below):
    """`rows` have a column unit."""
    return f"select r.unit, null as town, {above} as n, {below} as d from {rows} as r group by 1"


def of_city(rows, above, below):
    return f"select '370800' as unit, null as town, {above} as n, {below} as d from {rows} as r"


def with_towns(counted, towns="units"):
    """`counted` (unit, town, n) over the towns of the units that have sent any row."""
    return f"""select t.unit, t.town, coalesce(c.n, 0) as n, 1 as d from {TOWN} as t
        left join ({counted}) as c on c.town = t.town
        where t.unit in (select p.parent_id from {towns} as a join units as p
                         on p.unit_id = a.town)"""


FIRST = "($day + interval 1 day - interval 1 year)::date"
"""The first of the last twelve months; $day is the last."""
COUNTED = f"between greatest({FIRST}, date '2020-01-01') and $day"
SANCTIONS = "(select * from accountability where decided_on between '2020-01-01' and $day)"
RECENT = f"(select * from accountability where decided_on {COUNTED})"
TASKS = f"(select * from admissions where decided_on {COUNTED})"
TICKETS = "(select * from tickets where exempt = false)"
TOWNS_OF = f"(select unit, count(*) as towns from {TOWN} group by 1)"


def of_months(column):
    return f"(select * from {TICKETS} where {column}::date between {FIRST} and $day)"


HAND = {
    "E01": f"""select p.parent_id as unit, null as town, count(*) filter (w >= 0.3) as n,
        count(*) as d from {WEIGHTS} as w join units as p on p.unit_id = w.target
        where target_type = 'department' group by 1""",
    "E02": per_town(
        f"""(select p.stationed_town as town, w from {WEIGHTS} as w
        join units as p on p.unit_id = w.target where target_type = 'agency')""",
        "count(*) filter (w >= 0.6)",
        "count(*)",
    ),
    "E03": per_town(
        f"(select *, rater_town as town from {SHEETS})",
        "count(*) filter (valid and submitted_on <= $day)",
        "count(*)",
    ),
    "E04": per_unit(
        f"""(select p.parent_id as unit, score from {SHEETS} as s join units as p
        on p.unit_id = s.target where valid and submitted_on <= $day)""",
        "sum(score)",
        "count(*)",
    ),
    "E05": per_unit(
        f"""(select p.parent_id as unit, score from {SHEETS} as s join units as p
        on p.unit_id = s.target where valid and submitted_on <= $day)""",
        "count(*) filter (score = 100)",
        "count(*)",
    ),
    "E06": per_town(
        f"(select * from personnel_actions where effective_on {COUNTED})",
        "count(*) filter (result = 'agreed' and answered_on < effective_on)",
        "count(*)",
    ),
    "E07": per_town(
        f"(select * from head_gradings where year = {YEAR})",
        "count(*) filter (graded_on <= $day)",
        "count(*)",
    ),
    "E08": per_town(
        "(select * from coordination_orders where ordered_at >= '2020-01-01' "
        f"and due_at::date {COUNTED})",
        "count(*) filter (arrived_at <= due_at)",
        "count(*)",
    ),
    "E09": per_unit(
        f"""(select p.parent_id as unit, c.matter_id,
            bool_and(c.asked_on is not null) and max(c.asked_on) < min(c.decided_on) as all_asked
        from consultations as c join units as p on p.unit_id = c.department
        where matter_kind = 'plan' group by 1, 2, c.department
        having min(c.decided_on) {COUNTED})""",
        "count(*) filter (all_asked)",
        "count(*)",
    ),
    "E10": per_town(
        f"""(select *, min(decided_on) over (partition by department, matter_id) as end
        from consultations qualify "end" {COUNTED})""",
        'count(*) filter (asked_on < "end")',
        "count(*)",
    ),
    "E11": per_town(
        f"(select * from opinions where given_on {COUNTED})",
        "count(*) filter (outcome = 'adopted' or (outcome = 'declined' "
        "and length(trim(coalesce(reason, ''))) > 0))",
        "count(*)",
    ),
    "E12": per_town(
        f"(select * from proposals where raised_on >= '2020-01-01' and due_on {COUNTED})",
        "count(*) filter (answered_on <= due_on)",
        "count(*)",
    ),
    "C01": per_town("town_profiles", "count(*) filter (rules_adopted_on <= $day)", "count(*)"),
    "C02": per_town(
        "(select * from checkins where due_on between '2020-01-01' and $day)",
        "count(*) filter (checked_in_on <= due_on)",
        "count(*)",
    ),
    "C03": per_town(
        f"""(select p.town, p.body_quota, (select count(distinct h.name) from {HEADS}
            as h where h.town = p.town) as held from town_profiles as p
        where p.town in (select unit_id from units where parent_id in
                         (select unit from {HEADS})))""",
        "count(*) filter (held <= body_quota)",
        "count(*)",
    ),
    "C04": f"""select t.unit, t.town, (exists (select 1 from {HEADS} as h where h.town = t.town
            and h.is_special))::int as n, 1 as d from {TOWN} as t
        where t.unit in (select unit from {HEADS})
        union all select unit, null, 1, 0 from {HEADS} where is_special group by unit
        having count(town) = 0""",
    "C05": f"select unit, town, count(*) filter (filled) as n, count(*) as d from {HEADS} "
    "group by 1, 2",
    "C06": f"select unit, town, count(*) filter (head_identity <> post_type) as n, count(*) as d "
    f"from {HEADS} where filled group by 1, 2",
    "C07": with_towns(
        "select town, sum(posts) as n from posts where approved_on between "
        "'2020-01-01' and $day group by 1",
        "posts",
    ),
    "C08": per_town(
        "(select * from posts where approved_on between '2020-01-01' and $day)",
        "sum(used)",
        "sum(posts)",
    ),
    "C09": f"""select t.unit, t.town, (select coalesce(sum(least(coalesce(end_on, $day), $day)
                - greatest(start_on, {FIRST}) + 1), 0)
            from secondments as s where s.town = t.town and start_on <= $day
            and coalesce(end_on, $day) >= {FIRST}) as n,
            p.staff * ($day - {FIRST} + 1) as d
        from {TOWN} as t join town_profiles as p on p.town = t.town
        where t.unit in (select y.unit from secondments as x join {TOWN} as y on y.town = x.town)
        """,
    "C10": with_towns(f"select town, count(*) as n from {OFFICERS} group by 1", "enforcers"),
    "C11": f"""select t.unit, t.town, (select count(*) from enforcement_cases as c
            where c.town = t.town and opened_on between '2020-01-01' and $day) as n,
            (select count(*) from {OFFICERS} as o where o.town = t.town) as d from {TOWN} as t
        where t.unit in (select y.unit from enforcement_cases as x
                         join {TOWN} as y on y.town = x.town)""",
    "C12": per_town(
        f"(select * from enforcement_cases where opened_on >= '2020-01-01' and due_on {COUNTED})",
        "count(*) filter (closed_on <= due_on)",
        "count(*)",
    ),
    "B01": of_city(ITEMS, "count(*)", "null"),
    "B02": of_city(ITEMS, "count(*) filter (has_manual and has_flowchart)", "count(*)"),
    "B03": of_city(
        f"""(select i.item_id, (select count(*) from duty_roles as x
        where x.item_id = i.item_id and role = 'lead') as leads from {ITEMS} as i)""",
        "count(*) filter (leads = 1)",
        "count(*)",
    ),
    "B04": per_unit(
        f"(select * from {RECENT} where outcome = 'sanctioned')",
        "count(*) filter (item_id is not null and role is not null)",
        "count(*)",
    ),
    "B05": per_unit(
        f"(select * from {RECENT} where duty = 'diligent')",
        "count(*) filter (outcome = 'exempted')",
        "count(*)",
    ),
    "B06": f"""select t.unit, null as town, (select count(*) from {SANCTIONS} as s where
            s.unit = t.unit and outcome = 'sanctioned' and item_id is null) as n, t.towns as d
        from {TOWNS_OF} as t where t.unit in (select unit from accountability)""",
    "B07": f"""select t.unit, null as town, (select count(*) from admissions as a where
            a.unit = t.unit and result = 'bypassed' and handed_on between '2020-01-01' and $day)
            as n, t.towns as d
        from {TOWNS_OF} as t where t.unit in (select unit from admissions)""",
    "B08": per_unit(
        f"(select * from {TASKS} where result in ('approved', 'rejected'))",
        "count(*) filter (result = 'rejected')",
        "count(*)",
    ),
    "B09": per_unit(
        f"(select * from {TASKS} where result = 'approved')",
        "count(*) filter (with_money or with_staff)",
        "count(*)",
    ),
    "B10": per_unit(
        "burdens",
        "sum(existed_before::int - exists_after::int)",
        "count(*) filter (existed_before)",
    ),
    "B11": per_town(
        of_months("accept_due_at"), "count(*) filter (accepted_at <= accept_due_at)", "count(*)"
    ),
    "B12": per_town(
        of_months("done_due_at"), "count(*) filter (done_at <= done_due_at)", "count(*)"
    ),
    "B13": per_town(of_months("followed_up_at"), "count(*) filter (solved)", "count(*)"),
    "B14": per_town(of_months("rated_at"), "count(*) filter (satisfied)", "count(*)"),
    "B15": per_town(
        f"(select * from {TICKETS} where done_due_at::date <= $day "
        f"and (done_at is null or done_due_at::date >= {FIRST}))",
        "count(*) filter (done_at is null)",
        "count(*)",
    ),
    "B16": of_city(
        f"""(select i.item_id, exists (select 1 from duty_grid as g
        where g.item_id = i.item_id) as mapped from {ITEMS} as i)""",
        "count(*) filter (mapped)",
        "count(*)",
    ),
}
