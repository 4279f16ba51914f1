-- What the judgement of a response rests on, without the customer's words: another policy or model can be tried on it.
alter table response add column evidence jsonb;
update response set evidence = jsonb_strip_nulls(jsonb_build_object(
  'scores', feedback -> 'scores',
  'words', jsonb_build_object(
    'leaving', case when assessment -> 'contributions' @> '[{"feature": "leave-intent"}]' then '' end,
    'tone', assessment -> 'text' -> 'sentiment',
    'said', (
      select jsonb_agg(distinct finding -> 'label')
      from jsonb_array_elements(assessment -> 'text' -> 'findings') as finding
      where finding ->> 'kind' in ('emotion', 'signal')),
    'themes', (
      select jsonb_object_agg(label, tone) from (
        select finding ->> 'label' as label, round(avg((finding ->> 'strength')::numeric), 3) as tone
        from jsonb_array_elements(assessment -> 'text' -> 'findings') as finding
        where finding ->> 'kind' in ('topic', 'behaviour') group by 1) as named)),
  'earlier', coalesce((
    select (part ->> 'detail')::int
    from jsonb_array_elements(assessment -> 'contributions') as part
    where part ->> 'feature' = 'history'), 0),
  'about', jsonb_build_object(
    'touchpoint', feedback -> 'touchpoint', 'journey', feedback -> 'journey', 'segment', feedback -> 'segment',
    'channel', feedback -> 'channel', 'language', feedback -> 'language', 'source', feedback -> 'source',
    'team', feedback -> 'team', 'partner', feedback -> 'partner', 'tags', feedback -> 'tags')));
alter table response alter column evidence set not null;

-- Who counts as at risk. Version 1 comes with the product; a version never changes.
create table risk_policy (
  version    int         primary key check (version > 1),
  definition jsonb       not null,
  note       text        not null,
  saved_at   timestamptz not null,
  saved_by   text        not null
);

-- Which version judges from when on; the last one does. Without any it is version 1.
create table policy_activation (
  id      bigint generated always as identity primary key,
  version int         not null,
  at      timestamptz not null,
  actor   text        not null,
  why     text        not null
);

-- A policy tried on what customers said before.
create table policy_replay (
  id       uuid        primary key,
  asked_at timestamptz not null,
  asked_by text        not null,
  request  jsonb       not null,
  state    text        not null,
  rows     bigint,
  done     bigint      not null,
  beat_at  timestamptz not null,
  outcome  jsonb
);

-- The newest responses that it would judge otherwise.
create table policy_replay_change (
  replay_id   uuid        not null references policy_replay on delete cascade,
  receipt_id  uuid        not null,
  kind        text        not null,
  customer_id text        not null,
  occurred_at timestamptz not null,
  reasons     text[]      not null,
  opens_case  boolean     not null,
  primary key (replay_id, receipt_id)
);
create index policy_replay_change_customer on policy_replay_change (customer_id);
