-- Ids that turned out to be another customer's. Never a chain.
create table customer_alias (
  customer_id text primary key,
  into_id     text not null check (into_id <> customer_id)
);
create index customer_alias_into on customer_alias (into_id);

-- The id that counts for one that was handed in.
create function current_customer(id text) returns text language sql stable
return coalesce((select into_id from customer_alias where customer_id = id), id);
