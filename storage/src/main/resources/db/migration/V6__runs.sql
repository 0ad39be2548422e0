-- A run: many battles of one setup. The spec is stored once, here; its battles have what differs.
create table runs (
  id                text primary key check (id ~ '^[A-Za-z0-9._-]{1,56}$'),
  created_at        timestamptz not null default now(),
  fingerprint       bytea       not null,
  idempotency_key   text        unique,
  battle            jsonb       not null,
  battle_count      int         not null check (battle_count between 1 and 10000),
  concurrency       int         not null check (concurrency between 1 and 400),
  budget_micros     bigint      check (budget_micros > 0),
  deadline_seconds  int         check (deadline_seconds > 0),
  seed              bigint      not null,
  summarize         jsonb,
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
  ended_at          timestamptz,
  ended_by          text,
  error_type        text,
  error_message     text,

  check ((ended_at is null) = (state in ('queued', 'running', 'paused')))
);

create index runs_newest on runs (created_at desc, id desc);
create index runs_state on runs (state, created_at desc, id desc);
create index runs_open on runs (swept_at nulls first) where ended_at is null;
create index runs_tags on runs using gin ((battle -> 'tags') jsonb_path_ops);

-- What varies within a run: the top-level fields of the battle's spec that a scenario replaces.
create table scenarios (
  run_id    text   not null references runs on delete cascade,
  position  int    not null check (position >= 0),
  id        text   not null,
  weight    float8 not null check (weight >= 0),
  overrides jsonb  not null,
  primary key (run_id, position),
  unique (run_id, id)
);

alter table battles
  alter column spec drop not null,
  add column run_id    text references runs,
  add column run_index int check (run_index >= 0),
  add column scenario  int,
  add column seed      bigint,
  add foreign key (run_id, scenario) references scenarios (run_id, position),
  add check ((run_id is null) = (spec is not null)),
  add check ((run_id is null) = (run_index is null)),
  add check ((run_id is null) = (seed is null)),
  drop constraint battles_wanted_check,
  add constraint battles_wanted_check check (wanted in ('run', 'pause', 'cancel', 'expire'));

create unique index battles_of_run on battles (run_id, run_index) where run_id is not null;
create index battles_of_run_newest on battles (run_id, created_at desc, id desc)
  where run_id is not null;
create index battles_of_run_by_state on battles (run_id, state, ended_reason)
  where run_id is not null;
create index battles_of_run_by_end on battles (run_id, ended_at desc) where run_id is not null;

-- What the sweeper looks at; a battle of a run is none of its business until the run has begun it.
drop index battles_open;
create index battles_open on battles (swept_at nulls first)
  where ended_reason is null and (run_id is null or started_at is not null);

-- A battle with its spec put together.
create view whole_battles as
select b.id, b.created_at, b.generation, b.wanted, b.wanted_by, b.wanted_reason, b.wanted_at,
       b.wanted_version, b.delivered_version, b.swept_at, b.state, b.started_at, b.updated_at,
       b.message_count, b.event_count, b.last_message_at, b.ended_reason, b.ended_at, b.ended_by,
       b.error_type, b.error_message, b.agent_position, b.opponent_position, b.judge_position,
       b.ended_detail, b.run_id, b.run_index, s.id as scenario, r.budget_micros as run_budget_micros,
       b.spec as own_spec,
       coalesce(b.spec,
         r.battle || coalesce(s.overrides, '{}') || jsonb_build_object('seed', b.seed)) as spec
from battles b
left join runs r on r.id = b.run_id
left join scenarios s on s.run_id = b.run_id and s.position = b.scenario;

-- What an ended battle used, summed once so that a run is counted cheaply.
create table battle_usage (
  battle_id        text    not null references battles on delete cascade,
  run_id           text,
  purpose          text    not null,
  tokens_in        bigint  not null,
  tokens_out       bigint  not null,
  cost_micros      bigint,
  llm_calls        int     not null,
  calls_repeated   int     not null,
  active_ms        bigint  not null,
  unsettled_micros bigint  not null,
  estimated        boolean not null,
  primary key (battle_id, purpose)
);

create index battle_usage_of_run on battle_usage (run_id) where run_id is not null;

-- That a call could not be charged any more: nothing new is begun on this budget.
alter table budgets add column spent_at timestamptz;

-- The aggregate of a run, made when it has ended.
create table reports (
  run_id       text        primary key references runs on delete cascade,
  report       jsonb       not null,
  generated_at timestamptz not null default now()
);
