-- The newest responses, for those figures that need single answers.
create index response_newest on response (occurred_at desc);
