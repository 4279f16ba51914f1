-- Which outcome a survey asks for, and what was answered to it: so it is known what the silent could have said.
-- '' stands for "not told", as it was until now.
alter table ask
  add column outcome text  not null default '',
  add column scores  jsonb not null default '{}';

-- A delivery counts where its answer is; without one where there is none.
alter table ask_bucket
  add column series text     not null default '',
  add column answer smallint;
