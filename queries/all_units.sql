-- One row per unit of any level: unit, level, parent, name_zh, name_en.
select unit_id as unit, level, parent_id as parent, name_zh, name_en
from units
order by unit_id
