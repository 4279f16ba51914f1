-- What became of customers, whether somebody worked on their cases, and what became of promises: what the risk model learns from, and the
-- health of a relationship rests on.
create table customer_fact (
  customer_id text        not null,
  kind        text        not null check (kind in ('contract-ended', 'order-placed', 'worked', 'promise-kept', 'promise-broken')),
  at          timestamptz not null,
  primary key (customer_id, kind, at)
);

-- What was learned, and how it did on customers that were held out. Version 1 comes with the product.
create table risk_model (
  version    int         primary key check (version > 1),
  learned_at timestamptz not null,
  points     jsonb       not null,
  card       jsonb       not null
);

-- Every attempt, also those of which nothing came.
create table risk_learning (
  id        bigint generated always as identity primary key,
  at        timestamptz not null,
  customers int         not null,
  losses    int         not null,
  card      jsonb,
  version   int references risk_model
);

-- Which version scores from when on; the last one does. Without any it is version 1.
create table risk_model_activation (
  id      bigint generated always as identity primary key,
  version int         not null,
  at      timestamptz not null,
  actor   text        not null,
  why     text        not null
);
