-- A response is a little over the two kilobytes from which PostgreSQL tries to compress a row, for a gain that nobody notices and a price that
-- every insert pays.
alter table response set (toast_tuple_target = 8160);
alter table decision set (toast_tuple_target = 8160);
