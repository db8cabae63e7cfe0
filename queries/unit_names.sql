-- One row for the city and one per reporting unit in force: unit, name_zh, name_en.
select units.unit_id as unit, units.name_zh, units.name_en
from units
left join reporting_units on units.unit_id = reporting_units.unit
where units.level = 'city' or reporting_units.unit is not null
order by units.level = 'city' desc, units.unit_id
