import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Files of a report: what people attach, and what is made of each version. A row of `stored_file` says that the file
 * of this SHA-256 is durable; it never changes, and nothing that speaks of it can be stored before it.
 */
const schema = /* sql */ `
create table stored_file (
  digest text primary key check (digest ~ '^[0-9a-f]{64}$'),
  size bigint not null check (size >= 0),
  stored_at timestamptz not null default now()
);

create table attachment (
  id uuid primary key default gen_random_uuid(),
  report_id uuid not null references report on delete cascade,
  section_id uuid not null references section on delete cascade,
  -- key of a field or an indicator; or the return note that it belongs to
  field text,
  note_id uuid references return_note on delete cascade,
  file_digest text not null references stored_file,
  name text not null check (length(name) between 1 and 200),
  media_type text not null,
  person_id uuid references person,
  person_name text not null,
  person_post text not null,
  at timestamptz not null default now(),
  -- the file stays for the versions that had it
  removed_at timestamptz,
  removed_by uuid references person,
  check ((field is null) <> (note_id is null))
);
create index on attachment (report_id);
create index on attachment (section_id);
create index on attachment (note_id);

alter table submission
  -- null, of rounds told before it was kept: the report's own
  add column template_version_id uuid references template_version,
  -- by key of the field or indicator: [{id, name, digest, size, type}]
  add column attachments jsonb not null default '{}';

create table document_export (
  id uuid primary key default gen_random_uuid(),
  report_id uuid not null references report on delete cascade,
  -- round of the submission; null: the content as it was then
  round integer,
  -- the version as one person may see it, as data: the file is made of this and nothing else
  source_digest text not null references stored_file,
  figures_revision integer not null,
  template_version_id uuid not null references template_version,
  format text not null check (format in ('docx', 'pdf', 'xlsx')),
  state text not null default 'queued' check (state in ('queued', 'running', 'done', 'failed')),
  progress integer not null default 0 check (progress between 0 and 100),
  problem text,
  file_digest text references stored_file,
  size bigint,
  requested_by uuid references person,
  requested_at timestamptz not null default now(),
  made_at timestamptz,
  unique (report_id, source_digest, format),
  check ((state = 'done') = (file_digest is not null and size is not null and made_at is not null))
);
create index on document_export (state) where state in ('queued', 'running');

create table accepted_package (
  report_id uuid primary key references report on delete cascade,
  state text not null default 'queued' check (state in ('queued', 'done', 'failed')),
  file_digest text references stored_file,
  size bigint,
  requested_at timestamptz not null default now(),
  made_at timestamptz,
  check ((state = 'done') = (file_digest is not null and size is not null and made_at is not null))
);
-- accepted before there were packages: found by the worker's own look
insert into accepted_package (report_id, requested_at)
select id, now() - interval '1 hour' from report where state in ('accepted', 'published');
`;

export class Documents1700000003000 implements MigrationInterface {
  readonly name = 'Documents1700000003000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(schema);
  }

  async down(): Promise<void> {
    throw new Error('Attached files cannot be forgotten: restore a backup instead.');
  }
}
