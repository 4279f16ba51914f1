-- What may be sent, on which channel and for which purpose. Its words are templates of the same name.
create table campaign (
  id         text        primary key,
  kind       text        not null,
  state      text        not null check (state in ('draft', 'active', 'paused')),
  "trigger"  text        not null,
  channel    text        not null,
  purpose    text        not null,
  name_sv    text        not null,
  name_en    text        not null
);
insert into campaign (id, kind, state, "trigger", channel, purpose, name_sv, name_en)
values ('thank-you', 'thank-you', 'active', 'assessment', 'email', 'marketing',
        'Tack för ditt omdöme', 'Thank you for your rating');

-- The latest snapshot of each customer, as far as a message needs it.
create table customer (
  customer_id text   primary key,
  version     bigint not null,
  name        text,
  email       text,
  language    text,
  permissions jsonb  not null
);

-- Who took back the permission by the link in a message of ours.
create table unsubscribed (
  customer_id text        primary key,
  at          timestamptz not null
);

-- The interlock: what speaks against writing to a customer now. A row goes when its reason does.
create table open_case (
  case_id     uuid primary key,
  customer_id text not null
);
create index open_case_customer on open_case (customer_id);

create table broken_promise (
  promise_id  uuid primary key,
  case_id     uuid not null,
  customer_id text not null
);
create index broken_promise_customer on broken_promise (customer_id);
create index broken_promise_case on broken_promise (case_id);

-- Each customer's latest response: whether that was at risk.
create table standing (
  customer_id text        primary key,
  receipt_id  uuid        not null,
  occurred_at timestamptz not null,
  at_risk     boolean     not null
);

-- One row per campaign and response: sent, or why not. No foreign key to campaign, because every insert of a batch
-- would lock that one row.
create table outreach (
  id                uuid        primary key,
  campaign          text        not null,
  customer_id       text        not null,
  -- The response
  receipt_id        uuid        not null,
  revision          int         not null,
  anonymous         boolean     not null,
  history           boolean     not null,
  occurred_at       timestamptz not null,
  nps               int,
  commented         boolean     not null,
  at_risk           boolean     not null,
  response_language text,
  customer_version  bigint      not null,
  traceparent       text,
  -- The decision
  status            text        not null check (status in ('pending', 'delayed', 'suppressed', 'sent')),
  reason            text,
  waiting_since     timestamptz,
  due_at            timestamptz,
  announced         text[]      not null,
  decisions         int         not null,
  decided_at        timestamptz not null,
  unique (campaign, receipt_id)
);
create index outreach_due on outreach (due_at) where due_at is not null;
create index outreach_waiting on outreach (customer_id) where due_at is not null;
create index outreach_customer on outreach (customer_id, decided_at desc);
create index outreach_list on outreach (decided_at desc, id desc);
create index outreach_summary on outreach (status, reason);

-- Written before a message is handed over: nobody gets a second one of the same campaign.
create table message_ledger (
  campaign    text        not null,
  customer_id text        not null,
  outreach_id uuid        not null unique,
  message_id  text        not null,
  status      text        not null check (status in ('claimed', 'sent')),
  -- Whether an attempt may have been accepted without our knowing.
  in_doubt    boolean     not null default true,
  claimed_at  timestamptz not null,
  lease_until timestamptz not null,
  sent_at     timestamptz,
  primary key (campaign, customer_id)
);
