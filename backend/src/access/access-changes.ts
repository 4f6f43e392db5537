import { Inject, Injectable } from '@nestjs/common';
import type { OnApplicationBootstrap, OnApplicationShutdown } from '@nestjs/common';
import { Subject } from 'rxjs';
import { DataSource } from 'typeorm';
import type { Config } from '../config/config.js';
import { CONFIG } from '../config/config.module.js';
import { DATABASE_URL } from '../database/database-url.js';
import { Listener } from '../database/listener.js';
import { SessionCache } from './session-cache.js';

const channel = 'access_changed';

/** Tells every API process that somebody's rights or sessions changed, so that none goes on with the old ones. */
@Injectable()
export class AccessChanges implements OnApplicationBootstrap, OnApplicationShutdown {
  /** Whose rights or sessions changed, here or in another process; null when it may be anybody's. */
  readonly changed = new Subject<string | null>();
  private readonly listener: Listener;

  constructor(
    private readonly cache: SessionCache,
    private readonly dataSource: DataSource,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(DATABASE_URL) databaseUrl: string,
  ) {
    const forget = (personId: string | null) => {
      this.cache.clear();
      this.changed.next(personId);
    };
    this.listener = new Listener(
      databaseUrl,
      [channel],
      (_, personId) => forget(personId),
      () => forget(null),
    );
  }

  async onApplicationBootstrap(): Promise<void> {
    if (this.config.role !== 'worker') await this.listener.open();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.listener.close();
  }

  /** Call after the commit of whatever changes the person's sessions, account or grants. */
  async announce(personId: string): Promise<void> {
    this.cache.clear();
    await this.dataSource.query('select pg_notify($1, $2)', [channel, personId]);
  }
}
