-- NDJSON files beside CSV; of a rejected line, its text is the one cell.
alter table feedback_import add column format text not null default 'csv' check (format in ('csv', 'ndjson'));
