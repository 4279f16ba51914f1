-- Figures about single employees: off until somebody says why they are needed. The newest row is how it is.
create table employee_figures (
  id          bigint      generated always as identity primary key,
  switched_on boolean     not null,
  at          timestamptz not null,
  actor       text        not null,
  reason      text        not null
);
alter table metric_bucket add column employee text not null default '';
create index metric_bucket_employee on metric_bucket (employee, series, day) where employee <> '';
create index response_employee on response (receipt_id) where feedback ->> 'employee' is not null;
