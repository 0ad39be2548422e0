-- Going on after a failure.
alter table events drop constraint events_type_check, add constraint events_type_check
  check (type in ('started', 'message', 'judgement', 'backing_off', 'fallback', 'paused', 'resumed',
                  'worker_lost', 'ended', 'retried'));

-- What the sweeper looks at: as before, and a battle of a run that was retried, for the run has
-- ended and does not begin it again.
drop index battles_open;
create index battles_open on battles (swept_at nulls first)
  where ended_reason is null and (run_id is null or started_at is not null or generation > 0);

-- When what was asked and said was erased; ids, counts, costs and times stay. The place of a text
-- that is gone is taken by [erased].
alter table battles add column erased_at timestamptz;
alter table runs add column erased_at timestamptz;

-- An erased battle of a run has a spec of its own, for what the run asks goes on being asked.
alter table battles
  drop constraint battles_check2,
  add constraint battles_spec_check check (run_id is not null or spec is not null);

create or replace view whole_battles as
select b.id, b.created_at, b.generation, b.wanted, b.wanted_by, b.wanted_reason, b.wanted_at,
       b.wanted_version, b.delivered_version, b.swept_at, b.state, b.started_at, b.updated_at,
       b.message_count, b.event_count, b.last_message_at, b.ended_reason, b.ended_at, b.ended_by,
       b.error_type, b.error_message, b.agent_position, b.opponent_position, b.judge_position,
       b.ended_detail, b.run_id, b.run_index, s.id as scenario, r.budget_micros as run_budget_micros,
       b.spec as own_spec,
       coalesce(b.spec,
         r.battle || coalesce(s.overrides, '{}') || jsonb_build_object('seed', b.seed)) as spec,
       b.erased_at
from battles b
left join runs r on r.id = b.run_id
left join scenarios s on s.run_id = b.run_id and s.position = b.scenario;

create or replace view subjects as
select id, ended_reason is not null as ended, wanted in ('cancel', 'expire') as stopped,
       erased_at is not null as erased
from battles
union all
select 'run/' || id, ended_at is not null, wanted = 'cancel', erased_at is not null
from runs;

-- How long things are kept. The journal's bodies go before the battles and runs they are of; a run
-- that has expired is not shown any more, and goes with its battles a part at a time.
alter table battles add column bodies_removed_at timestamptz;
alter table runs
  add column bodies_removed_at timestamptz,
  add column expired_at        timestamptz;

create index battles_by_end on battles (ended_at) where run_id is null and ended_at is not null;
create index battles_with_bodies on battles (ended_at)
  where ended_at is not null and bodies_removed_at is null;
create index runs_by_end on runs (ended_at) where ended_at is not null;
create index runs_expired on runs (id) where expired_at is not null;

-- What was told goes with what it was about, and after a while of its own.
create index deliveries_about_battle on deliveries (battle_id) where battle_id is not null;
create index deliveries_about_run on deliveries (run_id) where run_id is not null;
create index deliveries_by_end on deliveries (ended_at) where ended_at is not null;
