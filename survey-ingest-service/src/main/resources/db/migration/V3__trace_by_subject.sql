-- A hop is looked up by its subject: the response that it names, or else its case. One key instead of three indexes, and
-- plain columns instead of a document, since there is a row for every single event.
alter table trace_hop add column subject uuid;
alter table trace_hop add column reason text;
alter table trace_hop add column submitted_by text;
delete from trace_hop where receipt_id is null and case_id is null;
update trace_hop
set subject = coalesce(receipt_id, case_id), reason = detail ->> 'reason', submitted_by = detail ->> 'submittedBy';
alter table trace_hop drop constraint trace_hop_pkey;
drop index trace_hop_case;
alter table trace_hop drop column receipt_id, drop column detail;
alter table trace_hop add primary key (subject, event_id);
