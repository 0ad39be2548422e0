-- The journal: one row an LLM call, PENDING before its request is sent and holding the response
-- before the step returns. Its requests are numbered from 1; settled holds those whose end was
-- recorded, so that a write which is repeated counts once. The others are on the wire or lost.
create table llm_calls (
  battle_id          text        not null references battles on delete cascade,
  seq                int         not null check (seq >= 1),
  purpose            text        not null check (purpose in ('agent', 'opponent', 'judge')),
  ordinal            int         not null check (ordinal >= 0),
  state              text        not null check (state in ('pending', 'failed', 'stored')),
  provider           text        not null,
  model              text        not null,
  request_hash       bytea       not null,
  worker             text        not null,
  opened_at          timestamptz not null default now(),
  stored_at          timestamptz,

  requests           int         not null default 1 check (requests >= 1),
  settled            int[]       not null default '{}',
  failures           int         not null default 0,
  strikes            int         not null default 0,
  wasted             int         not null default 0,
  reserved_micros    bigint,
  active_ms          bigint      not null default 0,

  answered_request   int,
  response           text,
  finish             text,
  answered_by        text,
  tokens_in          int,
  cached_tokens_in   int,
  tokens_out         int,
  reasoning_tokens   int,
  tokens_estimated   boolean     not null default false,
  cost_micros        bigint,
  latency_ms         int,
  wasted_tokens_in   int         not null default 0,
  wasted_tokens_out  int         not null default 0,
  wasted_micros      bigint      not null default 0,

  failure_type       text,
  failure_sentence   text,
  failure_body       text,
  retry_at           timestamptz,

  primary key (battle_id, seq, purpose, ordinal),
  check ((state = 'stored') = (stored_at is not null)),
  check (cardinality(settled) = failures + wasted + (state = 'stored')::int),
  check (cardinality(settled) <= requests)
);

-- What each call used over all its requests, and whether its step is done: a battle that goes on
-- takes a step that is not done again, and reports then what its call used.
create view call_usage as
select c.battle_id,
       c.purpose,
       coalesce(c.tokens_in, 0) + c.wasted_tokens_in               as tokens_in,
       coalesce(c.tokens_out, 0) + c.wasted_tokens_out             as tokens_out,
       case
         when c.state = 'stored' and c.cost_micros is null then null
         else coalesce(c.cost_micros, 0) + c.wasted_micros
       end                                                         as cost_micros,
       c.requests - c.failures                                     as llm_calls,
       greatest(c.requests - c.failures - 1, 0)                    as calls_repeated,
       c.active_ms,
       c.tokens_estimated                                          as estimated,
       case c.purpose
         when 'judge' then exists (select from judgements j
                                   where j.battle_id = c.battle_id and j.seq = c.seq)
         else exists (select from messages m
                      where m.battle_id = c.battle_id and m.seq = c.seq)
       end                                                         as step_done
from llm_calls c;
