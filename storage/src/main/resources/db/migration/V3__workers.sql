-- The processes that play battles, with what they can play.
create table workers (
  id           text        primary key,
  identity     text        not null,
  started_at   timestamptz not null default now(),
  heartbeat_at timestamptz not null default now(),
  stopped_at   timestamptz,
  task_queues  jsonb       not null,
  catalogue    jsonb       not null
);

create index workers_heartbeat on workers (heartbeat_at desc);
