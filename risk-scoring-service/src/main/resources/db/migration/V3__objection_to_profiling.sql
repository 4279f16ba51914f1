-- Of these customers nothing is computed; their answers are judged by rule.
create table profiling_objection (
  customer_id text primary key
);
