-- The forwarded event repeats when its feedback was accepted.
alter table decision add column accepted_at timestamptz;

-- To find what was decided on an erased customer: by receipt, and where the receipt was somebody else's.
create index decision_receipt on decision (receipt_id);
create index decision_conflict on decision (customer_id) where type = 'dev.amends.response.conflicted.v1';
