-- Of a customer who objects to profiling there is no probability, and nobody sorts them into a band.
alter table recovery_case alter column p_loss drop not null;
alter table recovery_case alter column band drop not null;
alter table case_feedback alter column p_loss drop not null;
