-- How often the answers were changed; a conversation takes a bounded number of changes.
alter table survey_conversation add column changes int not null default 0;
