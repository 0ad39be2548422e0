-- The view says as well which model a call was sent to.
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
                                                                   as unsettled_micros,
       c.provider,
       c.model
from llm_calls c
join battles b on b.id = c.battle_id;
