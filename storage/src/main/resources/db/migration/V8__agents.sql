-- Prompt templates and agents. What they say is in their versions, which never change; the row of the
-- whole has the number of the newest.
create table prompt_templates (
  id              text        primary key check (id ~ '^[A-Za-z0-9._-]{1,64}$'),
  version         int         not null default 1 check (version >= 1),
  created_at      timestamptz not null default now(),
  fingerprint     bytea       not null,
  idempotency_key text        unique
);

create index prompt_templates_newest on prompt_templates (created_at desc, id desc);

create table prompt_template_versions (
  template_id text        not null references prompt_templates on delete cascade,
  version     int         not null check (version >= 1),
  name        text        not null,
  description text,
  text        text        not null,
  variables   jsonb       not null,
  created_at  timestamptz not null default now(),
  primary key (template_id, version)
);

create table agents (
  id              text        primary key check (id ~ '^[A-Za-z0-9._-]{1,64}$'),
  version         int         not null default 1 check (version >= 1),
  created_at      timestamptz not null default now(),
  fingerprint     bytea       not null,
  idempotency_key text        unique
);

create index agents_newest on agents (created_at desc, id desc);

-- A system prompt from a template is kept as it was rendered. The template stays while a version
-- refers to it.
create table agent_versions (
  agent_id         text        not null references agents on delete cascade,
  version          int         not null check (version >= 1),
  name             text        not null,
  description      text,
  setup            jsonb       not null,
  template_id      text,
  template_version int,
  template_values  jsonb       not null default '{}',
  created_at       timestamptz not null default now(),
  primary key (agent_id, version),
  foreign key (template_id, template_version) references prompt_template_versions,
  check ((template_id is null) = (template_version is null))
);

create index agent_versions_of_template on agent_versions (template_id, template_version)
  where template_id is not null;

-- The battles and runs of a stored agent, whose specs hold a copy of it.
create index battles_of_agent on battles
  ((spec #>> '{agent,origin,agentId}'), created_at desc, id desc)
  where spec #>> '{agent,origin,agentId}' is not null;
create index runs_of_agent on runs
  ((battle #>> '{agent,origin,agentId}'), created_at desc, id desc)
  where battle #>> '{agent,origin,agentId}' is not null;

-- What battles of a model used, for estimates.
create index battles_of_model on battles
  ((spec #>> '{agent,provider}'), (spec #>> '{agent,model}'), ended_at desc)
  where spec is not null and ended_at is not null;
create index runs_of_model on runs
  ((battle #>> '{agent,provider}'), (battle #>> '{agent,model}'), created_at desc);
