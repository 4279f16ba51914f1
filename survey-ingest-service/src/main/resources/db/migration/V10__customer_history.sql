-- What changed a customer's facts and permissions: who said it, when, and in which words.
create table customer_history (
  id          bigint      generated always as identity primary key,
  customer_id text        not null,
  version     bigint      not null,
  at          timestamptz not null,
  said_by     text        not null,
  said        jsonb       not null
);
create index customer_history_customer on customer_history (customer_id, id desc);

-- Who has looked at it, because it holds how the customer can be reached.
create table customer_look (
  id          bigint      generated always as identity primary key,
  customer_id text        not null,
  at          timestamptz not null,
  actor       text        not null
);
create index customer_look_customer on customer_look (customer_id, id desc);
