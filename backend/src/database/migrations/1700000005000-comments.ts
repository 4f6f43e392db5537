import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Discussions of a section: threads about the whole, a field or some words, never part of what is signed. */
const schema = /* sql */ `
create table comment (
  id uuid primary key default gen_random_uuid(),
  section_id uuid not null references section on delete cascade,
  -- null: it begins a thread
  thread_id uuid references comment on delete cascade,
  field text,
  anchor jsonb,
  audience text not null check (audience in ('department', 'bureau', 'all')),
  text text not null,
  -- name and post of who is mentioned, as they were then
  mentions jsonb not null default '[]',
  person_id uuid references person,
  person_name text not null,
  person_post text not null,
  at timestamptz not null default now(),
  resolved_by uuid references person,
  resolved_name text,
  resolved_post text,
  resolved_at timestamptz,
  check ((resolved_name is null) = (resolved_at is null)),
  check (thread_id is null or (field is null and anchor is null and resolved_at is null))
);
create index on comment (section_id, at);
create index on comment (thread_id);
`;

export class Comments1700000005000 implements MigrationInterface {
  readonly name = 'Comments1700000005000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(schema);
  }

  async down(): Promise<void> {
    throw new Error('What was discussed cannot be forgotten: restore a backup instead.');
  }
}
