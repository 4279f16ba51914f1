-- Who is to be asked by which survey for which cause, what became of it, and the ledger of the message under way.
create table survey_invitation (
  id           uuid        primary key,
  survey       text        not null,
  external_id  text        not null,
  customer_id  text        not null,
  case_id      uuid,
  language     text,
  facts        jsonb       not null,
  occurred_at  timestamptz not null,
  requested_by text        not null,
  useful_until timestamptz not null,
  created_at   timestamptz not null,
  -- The decision
  status       text        not null check (status in ('waiting', 'asked', 'blocked')),
  reason       text,
  channel      text,
  asked_at     timestamptz,
  reminders    int         not null default 0,
  due_at       timestamptz,
  decided_at   timestamptz not null,
  -- The ledger: claimed, then handed at the last step before the message goes, then null again
  step         text        check (step in ('claimed', 'handed')),
  lease_until  timestamptz,
  counted_on   date
);
create index survey_invitation_due on survey_invitation (due_at) where due_at is not null;
create index survey_invitation_customer on survey_invitation (customer_id);
create index survey_invitation_decided on survey_invitation (decided_at, id);

-- How many customers a survey asked on a day, for its cap.
create table survey_day (
  survey text not null,
  day    date not null,
  asked  int  not null,
  primary key (survey, day)
);

-- When each customer was last asked, answered or declined, whatever the survey.
create table survey_contact (
  customer_id text        primary key,
  asked_at    timestamptz,
  answered_at timestamptz,
  declined_at timestamptz
);
insert into survey_contact (customer_id, asked_at, answered_at, declined_at)
select customer_id, max(created_at) filter (where author is null), max(answered_at), max(declined_at)
from survey_conversation where customer_id is not null group by customer_id;

-- Recovery cases that are not resolved: whoever waits for us is not asked how we are doing.
create table open_case (
  case_id     uuid primary key,
  customer_id text not null
);
create index open_case_customer on open_case (customer_id);
insert into open_case (case_id, customer_id)
select case_id, customer_id
from (
  select distinct on (case_id) case_id, customer_id, event
  from trace_hop
  where case_id is not null and customer_id is not null and event in (
    'case.opened', 'case.response-joined', 'case.reopened', 'case.resolved', 'case.recovered', 'case.closed', 'case.merged')
  order by case_id, at desc) as latest
where event in ('case.opened', 'case.response-joined', 'case.reopened');
