-- What was learned from comments that came with a score, and how it did on those that were held out. Version 0 is what comes with the product.
create table text_model (
  version    int         primary key,
  learned_at timestamptz not null,
  basis      text        not null,
  cards      jsonb       not null
);

-- The weights, for each language that learned something; kept apart, since they are large.
create table text_model_weights (
  version  int   not null references text_model,
  language text  not null,
  weights  bytea not null,
  primary key (version, language)
);

-- Every attempt, also those of which nothing came.
create table text_learning (
  id       bigint generated always as identity primary key,
  at       timestamptz not null,
  comments jsonb       not null,
  cards    jsonb       not null,
  version  int references text_model
);

-- Which version reads from when on; the last one does. Without any it is version 0.
create table text_model_activation (
  id      bigint generated always as identity primary key,
  version int         not null,
  at      timestamptz not null,
  actor   text        not null,
  why     text        not null
);
