-- What was decided on each feedback event, with the event that was forwarded: a redelivery forwards it again unchanged.
create table decision (
  feedback_id uuid        primary key,
  receipt_id  uuid        not null,
  decided_at  timestamptz not null default now(),
  event_id    uuid,
  topic       text,
  type        text,
  source      text,
  occurred_at timestamptz,
  customer_id text,
  traceparent text,
  data        bytea
);

-- The revision of each response that counts.
create table response (
  receipt_id  uuid        primary key,
  customer_id text        not null,
  feedback_id uuid        not null,
  revision    int         not null,
  occurred_at timestamptz not null,
  at_risk     boolean     not null,
  feedback    jsonb       not null,
  assessment  jsonb       not null
);
create index response_customer on response (customer_id, occurred_at desc);
create index response_at_risk on response (customer_id) where at_risk;

-- How many responses of a day and a slice gave which answer. Queries sum over these and never read responses.
-- The empty text stands for "not said", the tag '' for "whatever the tags".
create table metric_bucket (
  id         uuid     primary key,
  day        date     not null,
  series     text     not null,
  answer     smallint not null,
  touchpoint text     not null,
  journey    text     not null,
  segment    text     not null,
  channel    text     not null,
  language   text     not null,
  source     text     not null,
  team       text     not null,
  partner    text     not null,
  tag        text     not null,
  n          bigint   not null
);
create index metric_bucket_series on metric_bucket (series, tag, day);
