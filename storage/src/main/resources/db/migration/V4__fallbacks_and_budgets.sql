-- How far a battle is in its fallback chains, and which budget or time was spent at its end.
alter table battles
  add column agent_position    int not null default 0 check (agent_position >= 0),
  add column opponent_position int not null default 0 check (opponent_position >= 0),
  add column judge_position    int not null default 0 check (judge_position >= 0),
  add column ended_detail      text;

-- What is charged to a budget that many battles share: what was settled, and the worst case of what
-- is on the wire or was lost. A budget that nobody set has no row.
create table budgets (
  scope          text        primary key,
  charged_micros bigint      not null default 0,
  created_at     timestamptz not null default now()
);

-- Failed requests that the provider may have billed: how many, and what they cost at most. The
-- scopes are the shared budgets that the call is charged to.
alter table llm_calls
  add column unsettled        int    not null default 0,
  add column unsettled_micros bigint not null default 0,
  add column scopes           text[] not null default '{}';

create index llm_calls_open on llm_calls using gin (scopes) where state = 'pending';

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
       c.ordinal / 2 < case c.purpose
                         when 'agent' then b.agent_position
                         when 'opponent' then b.opponent_position
                         else b.judge_position
                       end
       or case c.purpose
         when 'judge' then exists (select from judgements j
                                   where j.battle_id = c.battle_id and j.seq = c.seq)
         else exists (select from messages m
                      where m.battle_id = c.battle_id and m.seq = c.seq)
       end                                                         as step_done,
       c.seq,
       c.ordinal,
       c.unsettled_micros
         + (c.requests - cardinality(c.settled)) * coalesce(c.reserved_micros, 0)
                                                                   as unsettled_micros
from llm_calls c
join battles b on b.id = c.battle_id;
