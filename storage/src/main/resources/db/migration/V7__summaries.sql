-- What a model wrote about a run after reading some of its conversations, or why it did not.
create table summaries (
  run_id         text        primary key references runs on delete cascade,
  provider       text        not null,
  model          text        not null,
  text           text,
  rationale      text,
  revised_prompt text,
  read           text[]      not null default '{}',
  failure_code   text,
  failure        text,
  created_at     timestamptz not null default now(),
  check ((text is null) = (rationale is null)),
  check ((text is null) = (failure is not null)),
  check ((failure is null) = (failure_code is null))
);

-- Whose calls the journal has: battles, and runs for what is bought about all of their battles. A
-- battle's id has no slash.
create view subjects as
select id, ended_reason is not null as ended, wanted in ('cancel', 'expire') as stopped
from battles
union all
select 'run/' || id, ended_at is not null, wanted = 'cancel'
from runs;

create index runs_as_subjects on runs (('run/' || id));

-- A run's own calls are journaled too, so that a row need not refer to a battle: the statement that
-- opens a call makes it for a subject that is there. Whoever deletes a battle or a run deletes its
-- calls.
alter table llm_calls
  drop constraint llm_calls_battle_id_fkey,
  drop constraint llm_calls_purpose_check,
  add constraint llm_calls_purpose_check
    check (purpose in ('agent', 'opponent', 'judge', 'summary'));

-- As before; with the model that a call was sent to, and with the calls of runs, whose step is done
-- when there is a summary.
create or replace view call_usage as
select c.battle_id,
       c.purpose,
       coalesce(c.tokens_in, 0) + c.wasted_tokens_in               as tokens_in,
       coalesce(c.tokens_out, 0) + c.wasted_tokens_out             as tokens_out,
       case
         when c.state = 'stored' and c.cost_micros is null then null
         else coalesce(c.cost_micros, 0) + c.wasted_micros
       end                                                         as cost_micros,
       c.requests - c.failures + c.unsettled                       as llm_calls,
       greatest(c.requests - c.failures + c.unsettled - 1, 0)      as calls_repeated,
       c.active_ms,
       c.tokens_estimated                                          as estimated,
       coalesce(c.ordinal / 2 < case c.purpose
                                  when 'agent' then b.agent_position
                                  when 'opponent' then b.opponent_position
                                  when 'judge' then b.judge_position
                                end, false)
       or case c.purpose
         when 'judge' then exists (select from judgements j
                                   where j.battle_id = c.battle_id and j.seq = c.seq)
         when 'summary' then exists (select from summaries s
                                     where 'run/' || s.run_id = c.battle_id)
         else exists (select from messages m
                      where m.battle_id = c.battle_id and m.seq = c.seq)
       end                                                         as step_done,
       c.seq,
       c.ordinal,
       c.unsettled_micros
         + (c.requests - cardinality(c.settled)) * coalesce(c.reserved_micros, 0)
                                                                   as unsettled_micros,
       c.provider,
       c.model
from llm_calls c
left join battles b on b.id = c.battle_id;
