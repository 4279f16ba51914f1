-- The customer may take back the wish that a promise answers.
alter table case_promise drop constraint case_promise_state_check;
alter table case_promise add constraint case_promise_state_check
  check (state in ('open', 'kept', 'broken', 'withdrawn'));
alter table case_promise add column receipt_id uuid;
create index case_promise_receipt on case_promise (receipt_id) where receipt_id is not null;

-- Times for calls as they were last offered to customers.
create table call_back_window (
  from_at  timestamptz primary key,
  until_at timestamptz not null,
  seats    int         not null,
  version  bigint      not null
);
