-- Times at which the recovery team can call, as it says itself, and how many customers may have each.
create table call_back_window (
  from_at  timestamptz primary key,
  until_at timestamptz not null,
  zone     text        not null,
  seats    int         not null,
  -- of the event that said so
  sequence bigint      not null
);

-- Who chose which: one time a conversation.
create table call_back_booking (
  conversation_id uuid        primary key references survey_conversation on delete cascade,
  from_at         timestamptz not null references call_back_window on delete cascade
);
create index call_back_booking_window on call_back_booking (from_at);
