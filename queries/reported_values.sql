-- One row per total an office sent instead of records: indicator, unit, town, part,
-- numerator, denominator.
select indicator, unit, town, part, numerator, denominator
from reported_values
order by indicator, unit, town, part
