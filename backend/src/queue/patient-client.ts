import pg from 'pg';

/** Pause before a failed connection is told: who tries again at once shall not hammer a database that restarts. */
const pauseMs = 500;

/**
 * A connection whose loss never ends the process: a connection that is lost between two statements tells its next
 * statement, and an error event that nobody hears would be fatal.
 */
export class PatientClient extends pg.Client {
  constructor(config?: string | pg.ClientConfig) {
    super(config);
    this.on('error', () => {});
  }

  override connect(): Promise<pg.Client>;
  override connect(done: (error: Error) => void): void;
  override connect(done?: (error: Error) => void): Promise<pg.Client> | void {
    if (!done) return super.connect() as unknown as Promise<pg.Client>;
    // the pool's own way of asking: no error means connected
    super.connect((error: Error) => {
      if (error) setTimeout(() => done(error), pauseMs);
      else done(error);
    });
  }
}
