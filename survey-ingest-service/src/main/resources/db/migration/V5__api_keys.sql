-- Keys of systems that cannot get tokens. Only hashes of the secrets are kept.
create table api_key (
  id                  text        primary key,
  name                text        not null unique,
  scopes              text[]      not null,
  requests_per_second int,
  hash                bytea       not null,
  former_hash         bytea,
  former_until        timestamptz,
  created_at          timestamptz not null,
  created_by          text        not null,
  rotated_at          timestamptz,
  expires_at          timestamptz
);
