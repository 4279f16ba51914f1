-- Customers who were erased, and when: whatever was accepted of them until then is dropped, however late it comes.
create table erased_customer (
  customer_id text        primary key,
  epoch       timestamptz not null
);

-- When what an event tells was accepted; and room for tombstones, which have no data.
alter table outbox add column accepted_at timestamptz;
update outbox set accepted_at = occurred_at;
alter table outbox alter column accepted_at set not null, alter column data drop not null;
