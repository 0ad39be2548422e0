-- The words of a message, for the search. All punctuation of ASCII counts as a space: the parser
-- would take RF-4711 for rf and minus 4711. Nothing is stemmed or left out, since names and numbers
-- are looked for, in any language; what was erased is not. Only the beginning is taken, as a tsvector holds at most 1 MB.
alter table messages add column words tsvector not null generated always as (
  to_tsvector('simple', translate(left(case content when '[erased]' then '' else content end, 50000),
    '-_./:#@+*=&%$!?~^`|\<>()[]{}"'';,', '                                '))) stored;

create index messages_words on messages using gin (words);
create index messages_newest on messages (created_at desc, battle_id desc, seq desc);

-- Where a job was started from, while a cap on open jobs counts it; forgotten when it has ended.
alter table battles add column admitted_from text;
alter table runs add column admitted_from text;

create index battles_admitted_from on battles (admitted_from)
  where admitted_from is not null and ended_at is null;
create index runs_admitted_from on runs (admitted_from)
  where admitted_from is not null and ended_at is null;

create function forget_admitted_from() returns trigger language plpgsql as $$
begin
  new.admitted_from := null;
  return new;
end $$;

create trigger battles_forget_admitted_from before update of ended_at on battles
  for each row when (new.ended_at is not null and new.admitted_from is not null)
  execute function forget_admitted_from();
create trigger runs_forget_admitted_from before update of ended_at on runs
  for each row when (new.ended_at is not null and new.admitted_from is not null)
  execute function forget_admitted_from();

-- What was there in a stretch of time, for the timeline. A clock that was set back must not keep a
-- battle from ending, so that an end before the beginning is taken for the beginning.
create index battles_alone_span on battles
  using gist (tstzrange(created_at, case when ended_at < created_at then created_at else ended_at end))
  where run_id is null;
create index runs_span on runs
  using gist (tstzrange(created_at, case when ended_at < created_at then created_at else ended_at end));
