-- Rows of a batch are written table by table, and which table comes first depends on what the batch begins with. What
-- belongs to a case is therefore looked at when the transaction ends.
alter table case_feedback alter constraint case_feedback_case_id_fkey deferrable initially deferred;
alter table case_promise alter constraint case_promise_case_id_fkey deferrable initially deferred;
alter table case_event alter constraint case_event_case_id_fkey deferrable initially deferred;
