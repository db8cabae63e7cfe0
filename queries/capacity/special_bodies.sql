-- One row per special body that exists at the as-of date; town is null where it is not
-- published; `published` marks the bodies a public source names.
select unit, town, name, industry, published, min(set_on) as set_on
from heads
where is_special
group by unit, town, name, industry, published
order by published desc, industry, unit, town
