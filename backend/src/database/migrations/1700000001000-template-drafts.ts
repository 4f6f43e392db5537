import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Drafts of templates beside published versions, which from now on the database itself refuses to change; sections
 * that a report lost with its template version; and the moves of many reports to a version.
 */
const schema = /* sql */ `
alter table template_version
  add column revision integer not null default 1,
  -- no foreign key: people may be emptied without touching a published version
  add column saved_by uuid,
  add column saved_name text,
  add column saved_post text,
  add column saved_at timestamptz;

create function refuse_template_change() returns trigger language plpgsql as $$
begin
  raise exception 'a published template version never changes';
end $$;
create trigger template_version_published before update or delete on template_version
  for each row when (old.published_at is not null) execute function refuse_template_change();

-- the report's template version no longer has it; its content and history stay
alter table section add column removed_at timestamptz;

create table template_move (
  id uuid primary key default gen_random_uuid(),
  template_version_id uuid not null references template_version,
  person_id uuid references person,
  person_name text not null,
  person_post text not null,
  at timestamptz not null default now(),
  finished_at timestamptz
);
create index on template_move (template_version_id, at);
create index template_move_running on template_move (id) where finished_at is null;

create table template_move_report (
  move_id uuid not null references template_move on delete cascade,
  report_id uuid not null references report on delete cascade,
  -- what one job takes
  batch integer not null,
  state text not null default 'waiting' check (state in ('waiting', 'moved', 'failed')),
  reason text,
  -- the report's revision of figures with which it was moved; results of it or later are those of the new version
  figures_revision integer,
  settled_at timestamptz,
  primary key (move_id, report_id),
  check ((state = 'failed') = (reason is not null)),
  check ((state = 'moved') = (figures_revision is not null))
);
create index on template_move_report (report_id);
create index template_move_report_waiting on template_move_report (move_id, batch) where state = 'waiting';
`;

export class TemplateDrafts1700000001000 implements MigrationInterface {
  readonly name = 'TemplateDrafts1700000001000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(schema);
  }

  async down(): Promise<void> {
    throw new Error('Drafts and moves of templates cannot be undone: restore a backup instead.');
  }
}
