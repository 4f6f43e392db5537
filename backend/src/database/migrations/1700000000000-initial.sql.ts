/**
 * The first schema. Rules that must hold whatever the code does stand here: unique keys, foreign keys, the
 * allowed states, an audit trail that refuses UPDATE and DELETE. Money and ratios are `numeric`.
 */
export const initialSchema = /* sql */ `
create table department (
  id uuid primary key default gen_random_uuid(),
  name text not null unique check (length(name) between 1 and 100),
  created_at timestamptz not null default now()
);

create table office (
  id uuid primary key default gen_random_uuid(),
  department_id uuid not null references department,
  name text not null check (length(name) between 1 and 100),
  unique (department_id, name)
);

create table person (
  id uuid primary key default gen_random_uuid(),
  username text not null unique check (username ~ '^[a-z][a-z0-9._-]{1,63}$'),
  name text not null,
  post text not null default '',
  email text not null,
  password_hash text not null,
  active boolean not null default true,
  department_id uuid references department,
  office_id uuid references office,
  failed_sign_ins integer not null default 0,
  locked_until timestamptz,
  mail_preference text not null default 'at_once' check (mail_preference in ('at_once', 'in_app')),
  created_at timestamptz not null default now()
);

create table role_grant (
  id uuid primary key default gen_random_uuid(),
  person_id uuid not null references person on delete cascade,
  role text not null check (role in ('owner', 'reviewer', 'leader', 'coordinator', 'finance', 'administrator', 'auditor')),
  department_id uuid references department,
  office_id uuid references office,
  unique nulls not distinct (person_id, role, department_id, office_id),
  -- the scope that each role needs; finance and auditor without a department see every one
  check (case
    when role in ('owner', 'reviewer', 'leader') then office_id is not null and department_id is null
    when role = 'coordinator' then department_id is not null and office_id is null
    when role in ('finance', 'auditor') then office_id is null
    else department_id is null and office_id is null end)
);
create index on role_grant (person_id);

create table session (
  token_hash bytea primary key,
  person_id uuid not null references person on delete cascade,
  csrf_token text not null,
  created_at timestamptz not null default now(),
  seen_at timestamptz not null default now(),
  expires_at timestamptz not null
);
create index on session (person_id);

create table template_version (
  id uuid primary key default gen_random_uuid(),
  key text not null,
  year integer not null check (year between 2000 and 2100),
  version integer not null check (version > 0),
  title text not null,
  definition jsonb not null,
  published_at timestamptz,
  unique (key, year, version)
);

create table report (
  id uuid primary key default gen_random_uuid(),
  department_id uuid not null references department,
  template_version_id uuid not null references template_version,
  year integer not null,
  title text not null,
  state text not null default 'drafting'
    check (state in ('drafting', 'ready', 'submitted', 'revision_requested', 'accepted', 'published')),
  revision integer not null default 1,
  -- counts changes of figures and answers; results carry the value that they were computed from
  figures_revision integer not null default 1,
  deadline date,
  created_by uuid references person,
  created_at timestamptz not null default now(),
  submitted_at timestamptz,
  submitted_by uuid references person,
  -- the bureau's first look at the present submission
  opened_at timestamptz,
  unique (department_id, year)
);
create index on report (state);

create table section (
  id uuid primary key default gen_random_uuid(),
  report_id uuid not null references report on delete cascade,
  key text not null,
  position integer not null,
  state text not null default 'draft'
    check (state in ('draft', 'in_review', 'awaiting_sign_off', 'signed_off', 'returned')),
  revision integer not null default 1,
  office_id uuid references office,
  leader_id uuid references person,
  deadline date,
  submitted_by uuid references person,
  submitted_at timestamptz,
  approved_by uuid references person,
  approved_at timestamptz,
  -- last transition or assignment, for "waiting since"
  moved_at timestamptz not null default now(),
  -- last save of content
  saved_at timestamptz,
  saved_by uuid references person,
  unique (report_id, key)
);
create index on section (office_id, state);
create index on section (leader_id, state);

create table section_assisting_office (
  section_id uuid not null references section on delete cascade,
  office_id uuid not null references office,
  -- null until a reviewer of that office confirms; cleared when the section is returned or recalled
  countersigned_by uuid references person,
  countersigned_at timestamptz,
  primary key (section_id, office_id)
);
create index on section_assisting_office (office_id);

create table figure (
  report_id uuid not null references report on delete cascade,
  key text not null,
  section_id uuid not null references section on delete cascade,
  value numeric not null check (abs(value) < 1e15),
  primary key (report_id, key)
);
create index on figure (section_id);

create table answer (
  report_id uuid not null references report on delete cascade,
  key text not null,
  section_id uuid not null references section on delete cascade,
  value jsonb not null,
  primary key (report_id, key)
);
create index on answer (section_id);

-- what each save changed; figures as numeric text, answers as JSON
create table change (
  id bigint generated always as identity primary key,
  report_id uuid not null references report on delete cascade,
  section_id uuid not null references section on delete cascade,
  section_revision integer not null,
  kind text not null check (kind in ('figure', 'answer')),
  key text not null,
  before jsonb,
  after jsonb,
  person_id uuid references person,
  person_name text not null,
  person_post text not null,
  at timestamptz not null default now()
);
create index on change (section_id, at);
create index on change (report_id, id);

-- what the engine computed; one row a report, replaced only by a result of the current figures_revision
create table evaluation (
  report_id uuid primary key references report on delete cascade,
  figures_revision integer not null,
  result jsonb not null,
  score_total numeric,
  score_known numeric not null,
  execution_ratio numeric,
  blocking integer not null,
  warnings integer not null,
  problem text,
  computed_at timestamptz not null default now()
);

create table staged_score (
  report_id uuid not null references report on delete cascade,
  indicator text not null,
  stage text not null check (stage in ('verified', 'rescored')),
  points numeric not null check (points >= 0),
  reason text not null,
  person_id uuid references person,
  person_name text not null,
  person_post text not null,
  at timestamptz not null default now(),
  primary key (report_id, indicator, stage)
);

create table explanation (
  report_id uuid not null references report on delete cascade,
  finding_key text not null,
  section_id uuid not null references section on delete cascade,
  text text not null,
  person_id uuid references person,
  person_name text not null,
  person_post text not null,
  at timestamptz not null default now(),
  primary key (report_id, finding_key)
);

create table return_note (
  id uuid primary key default gen_random_uuid(),
  section_id uuid not null references section on delete cascade,
  field text,
  text text not null,
  person_id uuid references person,
  person_name text not null,
  person_post text not null,
  at timestamptz not null default now(),
  answer text,
  answered_by uuid references person,
  answered_name text,
  answered_post text,
  answered_at timestamptz,
  check ((answer is null) = (answered_at is null))
);
create index on return_note (section_id);

create table signature (
  id uuid primary key default gen_random_uuid(),
  section_id uuid not null references section on delete cascade,
  person_id uuid not null references person,
  person_name text not null,
  person_post text not null,
  digest text not null check (digest ~ '^[0-9a-f]{64}$'),
  -- the canonical content that the digest covers
  covered jsonb not null,
  signed_at timestamptz not null default now(),
  superseded_at timestamptz,
  superseded_reason text,
  -- what differs between the signed and the present content: [{kind,key,label,before,after}]
  superseded_changes jsonb,
  check ((superseded_at is null) = (superseded_reason is null))
);
create unique index signature_in_force on signature (section_id) where superseded_at is null;

-- what the bureau received, to show exactly what a resubmission changed
create table submission (
  id uuid primary key default gen_random_uuid(),
  report_id uuid not null references report on delete cascade,
  round integer not null,
  person_id uuid references person,
  figures jsonb not null,
  answers jsonb not null,
  evaluation jsonb not null,
  at timestamptz not null default now(),
  unique (report_id, round)
);

create table revision_request (
  id uuid primary key default gen_random_uuid(),
  report_id uuid not null references report on delete cascade,
  round integer not null,
  person_id uuid references person,
  person_name text not null,
  person_post text not null,
  comment text not null default '',
  at timestamptz not null default now(),
  closed_at timestamptz,
  unique (report_id, round)
);
create unique index revision_request_open on revision_request (report_id) where closed_at is null;

create table revision_request_item (
  request_id uuid not null references revision_request on delete cascade,
  section_id uuid not null references section on delete cascade,
  text text not null,
  due date,
  primary key (request_id, section_id)
);

-- append only; each report has its own chain, the installation one with report_id null
create table audit_event (
  id uuid primary key default gen_random_uuid(),
  report_id uuid references report,
  seq integer not null check (seq > 0),
  section_id uuid references section,
  person_id uuid references person,
  person_name text not null,
  person_post text not null,
  action text not null,
  from_state text,
  to_state text,
  comment text not null default '',
  facts jsonb not null default '{}',
  at timestamptz not null,
  previous_hash text not null,
  hash text not null,
  unique nulls not distinct (report_id, seq)
);
create index on audit_event (section_id, at);
create index on audit_event (person_id, at);

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'audit events are append only';
end $$;
create trigger audit_event_append_only before update or delete or truncate on audit_event
  for each statement execute function refuse_change();

-- the row that an append locks: two acts at once must not share a predecessor
create table audit_head (
  chain text primary key,
  seq integer not null,
  hash text not null
);

create table outbox (
  id bigint generated always as identity primary key,
  topic text not null,
  payload jsonb not null,
  at timestamptz not null default now(),
  relayed_at timestamptz
);
create index outbox_waiting on outbox (id) where relayed_at is null;

create table idempotency (
  person_id uuid not null references person on delete cascade,
  key text not null check (length(key) between 1 and 200),
  route text not null,
  body_hash text not null,
  status integer not null,
  response jsonb,
  at timestamptz not null default now(),
  primary key (person_id, key)
);

create table notice (
  id uuid primary key default gen_random_uuid(),
  event_id uuid not null,
  person_id uuid not null references person on delete cascade,
  title text not null,
  body text not null,
  link text not null,
  at timestamptz not null default now(),
  read_at timestamptz,
  unique (event_id, person_id)
);
create index on notice (person_id, at desc);

create table mail (
  id uuid primary key default gen_random_uuid(),
  event_id uuid not null,
  person_id uuid not null references person on delete cascade,
  recipient text not null,
  subject text not null,
  text text not null,
  html text not null,
  message_id text not null unique,
  -- kept: no mail server is configured, the message stays readable for the administrator
  state text not null default 'pending' check (state in ('pending', 'sent', 'kept', 'dead')),
  attempts integer not null default 0,
  last_error text,
  created_at timestamptz not null default now(),
  sent_at timestamptz,
  unique (event_id, person_id)
);
create index on mail (state, created_at);
`;
