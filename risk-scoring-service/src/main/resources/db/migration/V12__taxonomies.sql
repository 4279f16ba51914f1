-- What comments can be about, as this deployment names it. Version 0 is what comes with the product; a version never changes.
create table taxonomy (
  version    int         primary key check (version > 0),
  definition jsonb       not null,
  note       text        not null,
  saved_at   timestamptz not null,
  saved_by   text        not null
);

-- Which version's topics are looked for from when on; the last one's are. Without any it is version 0.
create table taxonomy_activation (
  id      bigint generated always as identity primary key,
  version int         not null,
  at      timestamptz not null,
  actor   text        not null,
  why     text        not null
);
