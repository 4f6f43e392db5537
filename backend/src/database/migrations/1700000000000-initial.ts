import type { MigrationInterface, QueryRunner } from 'typeorm';
import { initialSchema } from './1700000000000-initial.sql.js';

export class Initial1700000000000 implements MigrationInterface {
  readonly name = 'Initial1700000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(initialSchema);
  }

  async down(): Promise<void> {
    throw new Error('The first schema cannot be undone: restore a backup instead.');
  }
}
