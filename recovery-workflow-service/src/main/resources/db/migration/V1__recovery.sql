-- What other services said of the customer, for the agent to read.
create table customer (
  customer_id   text   primary key,
  version       bigint not null,
  name          text,
  email         text,
  phone         text,
  language      text,
  segment       text,
  tenure_months int,
  value_amount  numeric,
  value_currency text
);

create table recovery_case (
  id            uuid        primary key,
  customer_id   text        not null,
  state         text        not null check (state in ('open', 'claimed', 'snoozed', 'resolved', 'recovered', 'closed')),
  version       bigint      not null,
  urgency       int         not null check (urgency between 0 and 100),
  due_at        timestamptz not null,
  opened_at     timestamptz not null,
  changed_at    timestamptz not null,
  contacted_at  timestamptz,
  assignee      text,
  claimed_until timestamptz,
  snoozed_until timestamptz,
  stage_reason  text,
  root_cause    text,
  resolution    text,
  ended_at      timestamptz,
  -- Of the newest response, for the queue.
  touchpoint    text,
  language      text,
  excerpt       text,
  nps           int,
  p_loss        double precision not null,
  band          text        not null,
  reasons       text[]      not null,
  responses     int         not null,
  contact_name  text,
  contact_email text,
  contact_phone text,
  wish_wanted   boolean,
  wish_channel  text,
  wish_when     text
);
-- One open case per customer, whatever runs twice or at once.
create unique index recovery_case_one_open on recovery_case (customer_id) where state in ('open', 'claimed', 'snoozed');
create index recovery_case_queue on recovery_case (urgency desc, due_at, id) where state in ('open', 'claimed', 'snoozed');
create index recovery_case_free on recovery_case (urgency desc, due_at, id) where state = 'open';
create index recovery_case_customer on recovery_case (customer_id);
create index recovery_case_assignee on recovery_case (assignee) where assignee is not null;
create index recovery_case_opened on recovery_case (opened_at desc, id);
create index recovery_case_due on recovery_case (due_at, id);

create table case_feedback (
  receipt_id  uuid        primary key,
  case_id     uuid        not null references recovery_case,
  revision    int         not null,
  occurred_at timestamptz not null,
  at_risk     boolean     not null,
  p_loss      double precision not null,
  reasons     text[]      not null,
  assessment  jsonb       not null
);
create index case_feedback_case on case_feedback (case_id, occurred_at);

create table case_promise (
  id         uuid        primary key,
  case_id    uuid        not null references recovery_case,
  text       text        not null,
  due_at     timestamptz not null,
  state      text        not null check (state in ('open', 'kept', 'broken')),
  made_by    text        not null,
  made_at    timestamptz not null,
  settled_at timestamptz
);
create index case_promise_case on case_promise (case_id);
create index case_promise_due on case_promise (due_at) where state = 'open';

-- The audit trail: every change, by whom, with all that is needed to tell it.
create table case_event (
  id      uuid        primary key,
  case_id uuid        not null references recovery_case,
  version bigint      not null,
  at      timestamptz not null,
  actor   text        not null,
  type    text        not null,
  detail  jsonb       not null
);
create index case_event_case on case_event (case_id, version, id);

-- Answers to commands that carried an idempotency key.
create table command_receipt (
  actor           text        not null,
  idempotency_key text        not null,
  request_hash    text        not null,
  status          int         not null,
  body            text        not null,
  at              timestamptz not null,
  primary key (actor, idempotency_key)
);
create index command_receipt_at on command_receipt (at);
