-- When the customer was last erased; the version goes on rising, so that consumers recognise what is newer.
alter table customer add column erased_at timestamptz;

-- Who asked for the latest erasure of a customer, and whether every service has confirmed it.
create table erasure (
  customer_id  text        primary key,
  erased_at    timestamptz not null,
  requested_by text        not null,
  completed_at timestamptz
);

create table erasure_confirmation (
  customer_id text        not null,
  service     text        not null,
  epoch       bigint      not null,
  at          timestamptz not null,
  primary key (customer_id, service)
);

alter table trace_hop add column customer_id text;
create index trace_hop_customer on trace_hop (customer_id);
