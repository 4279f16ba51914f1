-- Whoever answers question by question is thanked when they have finished.
alter table outreach add column from_survey boolean not null default false;
