-- When the response was accepted: an erasure after that covers what is said of its message.
alter table outreach add column accepted_at timestamptz;
