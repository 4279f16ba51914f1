-- The columns of the file, so that its rejected rows can be mended and sent again as they are.
alter table feedback_import add column header text[] not null default '{row}';
