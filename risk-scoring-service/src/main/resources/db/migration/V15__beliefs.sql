-- What somebody of the staff believes that customers answer in a month: one belief for each question, the last one counts.
create table belief (
  author     text     not null,
  month      date     not null,
  metric     text     not null,
  touchpoint text     not null,
  answer     smallint not null,
  primary key (month, metric, touchpoint, author)
);
