-- One row for the snapshot: its assessment year, null where none has ended.
select year from assessed
