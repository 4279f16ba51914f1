-- Facts about customers, merged from everything that was said of them.
create table customer (
  customer_id text   primary key,
  version     bigint not null,
  snapshot    jsonb
);

-- CSV imports: the file is stored before the upload is answered, and worked through afterwards.
create table feedback_import (
  id           uuid        primary key,
  state        text        not null check (state in ('running', 'done', 'failed')),
  mapping      jsonb       not null,
  mode         text        not null,
  zone         text        not null,
  submitted_by text        not null,
  traceparent  text        not null,
  created_at   timestamptz not null,
  finished_at  timestamptz,
  rows_done    bigint      not null default 0,
  rows_total   bigint      not null,
  accepted     bigint      not null default 0,
  rejected     bigint      not null default 0,
  failure      text,
  holder       uuid,
  held_until   timestamptz
);
create index feedback_import_running on feedback_import (created_at) where state = 'running';

create table feedback_import_chunk (
  import_id uuid   not null references feedback_import on delete cascade,
  number    int    not null,
  bytes     bytea  not null,
  primary key (import_id, number)
);

create table feedback_import_reject (
  import_id uuid   not null references feedback_import on delete cascade,
  line      bigint not null,
  position  int    not null,
  field     text   not null,
  code      text   not null,
  reason    text   not null,
  cells     text[] not null,
  primary key (import_id, line, position)
);

-- What survey tools delivered, so that a retry gets the first answer and an altered one is refused.
create table webhook_delivery (
  source      text        not null,
  delivery_id text        not null,
  body_hash   text        not null,
  answer      jsonb       not null,
  at          timestamptz not null,
  primary key (source, delivery_id)
);
create index webhook_delivery_at on webhook_delivery (at);

-- What became of each response: one row for every event that names it, or its case.
create table trace_hop (
  event_id     uuid        not null,
  receipt_id   uuid,
  case_id      uuid,
  service      text        not null,
  event        text        not null,
  at           timestamptz not null,
  detail       jsonb,
  primary key (event_id)
);
create index trace_hop_receipt on trace_hop (receipt_id);
create index trace_hop_case on trace_hop (case_id) where case_id is not null;
