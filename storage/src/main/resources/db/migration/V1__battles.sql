-- A battle: admission, intents, last recorded state and end. Money is micro-USD.
create table battles (
  id                text primary key check (id ~ '^[A-Za-z0-9._-]{1,64}$'),
  created_at        timestamptz not null default now(),
  fingerprint       bytea       not null,
  idempotency_key   text        unique,
  spec              jsonb       not null,
  generation        int         not null default 0,

  wanted            text        not null default 'run' check (wanted in ('run', 'pause', 'cancel')),
  wanted_by         text,
  wanted_reason     text,
  wanted_at         timestamptz not null default now(),
  wanted_version    int         not null default 0,
  delivered_version int         not null default 0,
  swept_at          timestamptz,

  state             text        not null default 'queued'
                    check (state in ('queued', 'running', 'paused', 'completed', 'failed', 'cancelled')),
  started_at        timestamptz,
  updated_at        timestamptz not null default now(),
  message_count     int         not null default 0 check (message_count between 0 and 200),
  event_count       int         not null default 0,
  last_message_at   timestamptz,

  ended_reason      text check (ended_reason in
                      ('goal', 'limit', 'abandoned', 'budget', 'timeout', 'error', 'manual')),
  ended_at          timestamptz,
  ended_by          text,
  error_type        text,
  error_message     text,

  check ((ended_reason is null) = (ended_at is null)),
  check ((ended_reason is null) = (state in ('queued', 'running', 'paused')))
);

create index battles_newest on battles (created_at desc, id desc);
create index battles_open on battles (swept_at nulls first) where ended_reason is null;
create index battles_state on battles (state, created_at desc, id desc);
create index battles_tags on battles using gin ((spec -> 'tags') jsonb_path_ops);

-- What was said. A message refers to the one before it, so that seq has no gap.
create table messages (
  battle_id   text        not null references battles on delete cascade,
  seq         int         not null check (seq between 1 and 200),
  previous    int         generated always as (nullif(seq - 1, 0)) stored,
  role        text        not null check (role in ('user', 'assistant')),
  author      text        not null check (author in ('model', 'human', 'script')),
  content     text        not null,
  leaves      boolean     not null default false,
  provider    text,
  model       text,
  finish      text,
  tokens_in   int,
  tokens_out  int,
  cost_micros bigint,
  latency_ms  int,
  created_at  timestamptz not null default now(),
  primary key (battle_id, seq),
  foreign key (battle_id, previous) references messages (battle_id, seq),
  check ((role = 'user') = (seq % 2 = 1))
);

create table judgements (
  battle_id  text        not null,
  seq        int         not null,
  verdict    text        not null check (verdict in ('reached', 'not_yet', 'unparsable')),
  rationale  text        not null,
  criteria   jsonb       not null,
  provider   text,
  model      text,
  created_at timestamptz not null default now(),
  primary key (battle_id, seq),
  foreign key (battle_id, seq) references messages (battle_id, seq) on delete cascade
);

-- What happened, in order. Positions are allotted under the battle's row lock.
create table events (
  battle_id text        not null references battles on delete cascade,
  position  int         not null check (position >= 1),
  type      text        not null check (type in
              ('started', 'message', 'judgement', 'backing_off', 'fallback', 'paused', 'resumed',
               'worker_lost', 'ended')),
  seq       int,
  at        timestamptz not null default now(),
  data      jsonb       not null default '{}',
  primary key (battle_id, position)
);
