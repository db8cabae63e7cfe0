-- One row per town in force at the as-of date: town, unit that runs it.
select town, unit from towns order by unit, town
