-- One row per town in force at the as-of date: town, unit that runs it, name_zh, name_en.
select towns.town, towns.unit, units.name_zh, units.name_en
from towns inner join units on towns.town = units.unit_id
order by towns.unit, towns.town
