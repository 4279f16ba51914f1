-- When the newest response of the case was accepted: its events can be dropped by an erasure after that.
alter table recovery_case add column accepted_at timestamptz;

-- Words that people wrote, in the audit trail: readable as long as the customer's key exists. A backup that is to
-- forget with us leaves this table out, or is made of it apart and kept for as long as erasures may take.
create table customer_key (
  customer_id text  primary key,
  key         bytea not null
);
alter table case_event add column sealed bytea;

-- The order of what happened at once.
alter table case_event add column step int not null default 0;

-- Who looked at how a customer can be reached.
create table contact_look (
  id          bigint      generated always as identity primary key,
  at          timestamptz not null,
  actor       text        not null,
  customer_id text        not null,
  case_id     uuid        not null
);
create index contact_look_customer on contact_look (customer_id, id desc);
