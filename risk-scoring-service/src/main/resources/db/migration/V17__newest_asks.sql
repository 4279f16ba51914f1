-- Whom a period's surveys were delivered to, without reading those of all time.
create index ask_newest on ask (delivered_at desc) where delivered_at is not null;
