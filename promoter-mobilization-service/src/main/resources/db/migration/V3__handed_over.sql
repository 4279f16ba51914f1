-- Between claimed and sent: the mail server has all of the message but its end.
alter table message_ledger drop constraint message_ledger_status_check;
alter table message_ledger add constraint message_ledger_status_check
  check (status in ('claimed', 'handed', 'sent'));
