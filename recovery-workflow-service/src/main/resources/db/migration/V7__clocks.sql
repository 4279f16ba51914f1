-- The deadlines of a case, see Clocks, and when they have something to tell next. A case that was open before has none
-- yet: it gets them when they ring for the first time, at once.
alter table recovery_case add column clocks jsonb;
alter table recovery_case add column waiting_for text;
alter table recovery_case add column rings_at timestamptz;
update recovery_case set rings_at = now() where state in ('open', 'claimed', 'snoozed');
create index recovery_case_rings on recovery_case (rings_at) where rings_at is not null;
