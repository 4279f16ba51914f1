-- Answers of responses that a tool delivers one answer at a time, in the product's own format.
create table webhook_answer (
  source      text        not null,
  response    text        not null,
  question    text        not null,
  customer_id text,
  feedback    jsonb       not null,
  at          timestamptz not null,
  kept_at     timestamptz not null default now(),
  primary key (source, response, question)
);
create index webhook_answer_customer on webhook_answer (customer_id);
create index webhook_answer_kept_at on webhook_answer (kept_at);

-- Deliveries that only name a response: what they name is still to be fetched.
create table webhook_fetch (
  source      text        not null,
  delivery_id text        not null,
  state       text        not null check (state in ('waiting', 'done', 'failed')),
  payload     jsonb       not null,
  traceparent text,
  received_at timestamptz not null,
  attempts    int         not null default 0,
  next_at     timestamptz not null,
  outcome     jsonb,
  primary key (source, delivery_id)
);
create index webhook_fetch_waiting on webhook_fetch (next_at) where state = 'waiting';
create index webhook_fetch_received on webhook_fetch (received_at) where state <> 'waiting';
