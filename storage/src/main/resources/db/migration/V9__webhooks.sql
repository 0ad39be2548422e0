-- How payloads say times and money, as the API does.
create function iso_utc(at timestamptz) returns text language sql immutable parallel safe as
$$ select to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') $$;

create function usd(micros numeric) returns numeric language sql immutable parallel safe as
$$ select trim_scale(micros / 1000000) $$;

-- Where an address leads, whatever its path.
create function webhook_target(url text) returns text language sql immutable parallel safe as
$$ select lower(coalesce(substring(url from '^[^:]+://[^/?#]+'), url)) $$;

-- Who is told of what. What is sent is signed with the secret, so that it is kept as it is. Whatever
-- goes to one target, an address without its path, is sent a few at a time.
create table webhooks (
  id              text        primary key,
  created_at      timestamptz not null default now(),
  updated_at      timestamptz not null default now(),
  url             text        not null,
  target          text        not null generated always as (webhook_target(url)) stored,
  events          text[]      not null check (cardinality(events) > 0 and events <@ array
                  ['battle.ended', 'run.ended', 'provider.fallback', 'provider.quota_exhausted']),
  battles_of_runs boolean     not null,
  secret          text        not null,
  enabled         boolean     not null,
  disabled_reason text
);

create index webhooks_newest on webhooks (created_at desc, id desc);

-- The address that one start asked to be told at of its end.
alter table battles add column webhook_url text;
alter table runs add column webhook_url text;

-- What is to be delivered, written with what it tells of: to a subscription, or to the address that
-- a start named. The payload is sent as it stands here, however often.
create table deliveries (
  id              text        primary key,
  webhook_id      text        references webhooks on delete cascade,
  url             text,
  target          text        not null,
  event           text        not null,
  battle_id       text,
  run_id          text,
  once            text,
  payload         text        not null,
  created_at      timestamptz not null default now(),
  expires_at      timestamptz not null default now() + interval '24 hours',
  generation      int         not null default 0,
  swept_at        timestamptz,

  state           text        not null default 'pending'
                  check (state in ('pending', 'delivered', 'failed', 'cancelled')),
  ended_at        timestamptz,
  attempts        int         not null default 0,
  last_attempt_at timestamptz,
  next_attempt_at timestamptz,
  answer_status   int,
  answer_body     text,
  answer_ms       int,
  problem         text,

  unique (webhook_id, once),
  check ((webhook_id is null) <> (url is null)),
  check ((state = 'pending') = (ended_at is null))
);

create index deliveries_of_webhook on deliveries (webhook_id, created_at desc, id desc);
create index deliveries_pending on deliveries (target, created_at, id) where state = 'pending';
create index deliveries_swept on deliveries (swept_at) where state = 'pending';
create index deliveries_of_battle on deliveries (battle_id) where webhook_id is null;
create index deliveries_of_run on deliveries (run_id) where webhook_id is null;

-- When it was last told that a provider's quota is used up: each request that is refused finds it so.
create table quota_alerts (
  provider text        primary key,
  told_at  timestamptz not null
);
