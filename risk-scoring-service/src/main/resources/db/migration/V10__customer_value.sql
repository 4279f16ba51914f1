-- What a customer brings in a year, as its facts say. Customers whose facts do not say so have no row.
create table customer_value (
  customer_id text    primary key,
  amount      numeric not null,
  currency    text    not null,
  segment     text    not null
);
