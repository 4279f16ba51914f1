-- Responses whose score and words say opposite things, for a person to look at.
create index response_contradicting on response (occurred_at desc, receipt_id)
  where (assessment ->> 'contradiction')::boolean;

-- What that person found, of one revision.
create table contradiction_look (
  feedback_id uuid        primary key,
  verdict     text        not null,
  at          timestamptz not null,
  actor       text        not null
);
