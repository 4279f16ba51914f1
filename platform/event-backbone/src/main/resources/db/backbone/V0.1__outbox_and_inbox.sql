-- Events recorded with the state change that caused them, until the relay has published them.
create table outbox (
  sequence     bigint generated always as identity primary key,
  event_id     uuid        not null unique,
  topic        text        not null,
  customer_id  text        not null,
  type         text        not null,
  source       text        not null,
  occurred_at  timestamptz not null,
  receipt_id   uuid,
  traceparent  text,
  data         bytea       not null,
  -- Numbers are taken before the commit, so a later number can become visible earlier. Whoever reads in commit
  -- order reads only transactions older than every running one, ordered by (transaction, sequence).
  transaction  xid8        not null default pg_current_xact_id(),
  recorded_at  timestamptz not null default now(),
  published_at timestamptz
);
create index outbox_unpublished on outbox (sequence) where published_at is null;
create index outbox_commit_order on outbox (transaction, sequence);
create index outbox_published on outbox (published_at) where published_at is not null;

-- One notification per statement; PostgreSQL folds equal ones into one per transaction.
create function outbox_notify() returns trigger language plpgsql as $$
begin
  perform pg_notify('outbox_' || tg_table_schema, '');
  return null;
end $$;
create trigger outbox_recorded after insert on outbox
  for each statement execute function outbox_notify();

-- One leader per service. The epoch rises with every change of leader and fences off the former one.
create table relay_lease (
  name        text primary key,
  holder      uuid        not null,
  epoch       bigint      not null,
  valid_until timestamptz not null
);

-- What a consumer has handled.
create table inbox (
  consumer   text        not null,
  event_id   uuid        not null,
  handled_at timestamptz not null default now(),
  primary key (consumer, event_id)
);
create index inbox_handled on inbox (handled_at);

-- The highest outbox number seen per producer and customer: a lower one is outdated.
create table inbox_sequence (
  consumer    text   not null,
  source      text   not null,
  customer_id text   not null,
  sequence    bigint not null,
  primary key (consumer, source, customer_id)
);
