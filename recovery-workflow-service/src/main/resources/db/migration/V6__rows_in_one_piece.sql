-- An assessment makes the row a little larger than PostgreSQL leaves uncompressed; every insert would pay for it.
alter table case_feedback set (toast_tuple_target = 8160);
