import { databaseAwayAtStart, isDatabaseAway } from './common/database-away.js';
import { ConfigError, readConfig, type Config } from './config/config.js';
import { StartError } from './config/start-error.js';
import { withSecretFiles } from './config/secret-files.js';
import { claimDatabase } from './database/database-claim.js';
import { startEmbeddedPostgres } from './database/embedded-postgres.js';
import { startApplication } from './application.js';

/** Longest wait for requests and jobs that still run when the process is asked to stop. */
const stopMs = 20_000;

const say = (line: string) => void process.stderr.write(`${line}\n`);

/** How to close what was opened so far, in the order of opening. */
type Opened = (() => Promise<void>)[];

async function run(config: Config): Promise<void> {
  const opened: Opened = [];
  const stopping = new AbortController();
  const close = async (): Promise<void> => {
    for (let each = opened.pop(); each; each = opened.pop()) await each();
  };
  // from the very beginning: a start that is interrupted leaves nothing running either
  onStop(async () => {
    stopping.abort();
    setTimeout(() => process.exit(1), stopMs).unref();
    await close();
    process.exit(0);
  });
  try {
    const application = await startApplication(
      config,
      config.databaseUrl ?? (await openDatabase(config, opened, stopping.signal)),
    );
    opened.push(() => application.close());
    if (!stopping.signal.aborted) process.send?.({ ready: application.url });
  } catch (error) {
    if (stopping.signal.aborted) return; // what it needed was closed under it
    await close();
    throw error;
  }
}

/** The embedded database of the data folder, for this process alone; gives its address. */
async function openDatabase({ dataDir, publicUrl }: Config, opened: Opened, stopping: AbortSignal): Promise<string> {
  const starting = startEmbeddedPostgres(dataDir, say);
  opened.push(async () => (await starting.catch(() => undefined))?.stop());
  const { url } = await starting;
  stopping.throwIfAborted();
  const claiming = claimDatabase(url, dataDir, publicUrl);
  opened.push(async () => (await claiming.catch(() => undefined))?.release());
  await claiming;
  return url;
}

/** Runs `stop` once: when the terminal or a supervisor asks, or when the process that started this one is gone. */
function onStop(stop: () => Promise<void>): void {
  let asked = false;
  const ask = (): void => {
    if (asked) return;
    asked = true;
    void stop();
  };
  for (const event of ['SIGTERM', 'SIGINT', 'disconnect']) process.on(event, ask);
}

try {
  await run(readConfig(withSecretFiles(process.env)));
} catch (error) {
  if (error instanceof ConfigError) say(`环境变量设置有误：\n${error.message}`);
  else if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE')
    say(`端口 ${process.env['PORT'] ?? 3000} 已被占用。请关闭占用它的程序，或用 PORT=另一个端口 重新启动。`);
  else if (error instanceof StartError) say(error.message);
  else if (isDatabaseAway(error)) say(databaseAwayAtStart(process.env['DATABASE_URL'], error as Error));
  else say(error instanceof Error ? (error.stack ?? error.message) : String(error));
  process.exit(1);
}
