import type { Preferences } from '@countersign/contracts';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AccessChanges } from './access-changes.js';

/** How a person wants to be told; each person's own affair. */
@Injectable()
export class PreferencesService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly accessChanges: AccessChanges,
  ) {}

  async save(personId: string, preferences: Preferences): Promise<Preferences> {
    await this.dataSource.query('update person set mail_preference = $2 where id = $1', [personId, preferences.mail]);
    await this.accessChanges.announce(personId);
    return preferences;
  }
}
