-- A row for every single event is written once and hardly ever read. Keys in order cost more than the rows themselves: random
-- ones touch another page for each row. Rows are looked up by equality only, so hash indexes do; a hop that is told twice is
-- stored twice and shown once.
alter table trace_hop drop constraint trace_hop_pkey;
drop index trace_hop_customer;
create index trace_hop_subject on trace_hop using hash (subject);
create index trace_hop_customer on trace_hop using hash (customer_id);
alter table trace_hop alter column subject set not null;
