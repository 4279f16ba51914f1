-- What is asked: every version that was ever published, because conversations stay with theirs.
create table survey_definition (
  survey       text        not null,
  version      int         not null,
  definition   jsonb       not null,
  published_at timestamptz not null,
  published_by text        not null,
  primary key (survey, version)
);

-- A survey with one customer, and what was answered so far.
create table survey_conversation (
  id          uuid        primary key,
  survey      text        not null,
  version     int         not null,
  customer_id text,
  language    text,
  facts       jsonb       not null,
  channel     text        not null,
  author      text,
  answers     jsonb       not null,
  created_at  timestamptz not null,
  expires_at  timestamptz not null,
  answered_at timestamptz,
  revised_at  timestamptz,
  declined_at timestamptz,
  foreign key (survey, version) references survey_definition
);
create index survey_conversation_customer on survey_conversation (customer_id);
create index survey_conversation_expires on survey_conversation (expires_at);
