-- The words of a message, for the search. All punctuation of ASCII counts as a space: the parser
-- would take RF-4711 for rf and minus 4711. Nothing is stemmed or left out, since names and numbers
-- are looked for, in any language. Only the beginning is taken, as a tsvector holds at most 1 MB.
alter table messages add column words tsvector not null generated always as (
  to_tsvector('simple', translate(left(content, 50000),
    '-_./:#@+*=&%$!?~^`|\<>()[]{}"'';,', '                                '))) stored;

create index messages_words on messages using gin (words);
create index messages_newest on messages (created_at desc, battle_id desc, seq desc);
