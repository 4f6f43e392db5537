import pg from 'pg';

/**
 * One connection that LISTENs on a channel and reconnects when it is lost. `onReady` runs after each (re)connect:
 * what was announced in between was missed, so the owner should look for itself.
 */
export class Listener {
  private client: pg.Client | undefined;
  private closed = false;
  private retry: NodeJS.Timeout | undefined;

  constructor(
    private readonly url: string,
    private readonly channels: readonly string[],
    private readonly onMessage: (channel: string, payload: string) => void,
    private readonly onReady: () => void = () => {},
  ) {}

  async open(): Promise<void> {
    const client = new pg.Client({
      connectionString: this.url,
      application_name: 'countersign-listen',
      keepAlive: true,
    });
    this.client = client;
    client.on('notification', ({ channel, payload }) => this.onMessage(channel, payload ?? ''));
    client.on('error', () => {}); // 'end' follows
    client.on('end', () => this.reopenLater());
    try {
      await client.connect();
      for (const channel of this.channels) await client.query(`listen ${client.escapeIdentifier(channel)}`);
      this.onReady();
    } catch {
      await client.end().catch(() => {});
      this.reopenLater();
    }
  }

  async close(): Promise<void> {
    this.closed = true;
    clearTimeout(this.retry);
    await this.client?.end().catch(() => {});
  }

  private reopenLater(): void {
    if (this.closed) return;
    clearTimeout(this.retry);
    this.retry = setTimeout(() => void this.open(), 1000);
  }
}
