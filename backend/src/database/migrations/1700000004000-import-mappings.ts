import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How sheets of one layout were read into a table before, so that next time nobody has to say it again. */
const schema = /* sql */ `
create table import_mapping (
  department_id uuid not null references department on delete cascade,
  template_key text not null,
  -- SHA-256 of the table and the heads of the sheet
  layout text not null,
  mapping jsonb not null,
  saved_at timestamptz not null default now(),
  primary key (department_id, template_key, layout)
);
`;

export class ImportMappings1700000004000 implements MigrationInterface {
  readonly name = 'ImportMappings1700000004000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(schema);
  }

  async down(): Promise<void> {
    throw new Error('Mappings that people have decided cannot be forgotten: restore a backup instead.');
  }
}
