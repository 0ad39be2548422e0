-- How each worker finds its providers, as of its last heartbeat.
alter table workers add column provider_states jsonb not null default '[]';
