create table effect (n bigint generated always as identity, event_id uuid not null, customer_id text not null, word text not null check (word not like 'Refused:%'));
