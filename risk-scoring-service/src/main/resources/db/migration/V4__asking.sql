-- What became of each survey that a customer was asked to answer. Without a delivery it was a link that somebody handed over.
create table ask (
  invitation_id uuid primary key,
  customer_id   text not null,
  survey        text not null,
  touchpoint    text not null,
  journey       text not null,
  channel       text not null,
  language      text not null,
  delivered_at  timestamptz,
  answered_at   timestamptz,
  declined_at   timestamptz
);
create index ask_customer on ask (customer_id, delivered_at);

-- How many deliveries of a day and a slice were answered or declined since. Queries sum over these and never read asks.
-- The empty text stands for "not said".
create table ask_bucket (
  id         uuid   primary key,
  day        date   not null,
  survey     text   not null,
  touchpoint text   not null,
  journey    text   not null,
  channel    text   not null,
  language   text   not null,
  delivered  bigint not null,
  answered   bigint not null,
  declined   bigint not null
);
create index ask_bucket_day on ask_bucket (day);
