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

async function run(config: Config): Promise<void> {
  const embedded = config.databaseUrl ? undefined : await startEmbeddedPostgres(config.dataDir, say);
  const claim = embedded && (await claimDatabase(embedded.url, config.dataDir, config.publicUrl));
  const stopDatabase = async (): Promise<void> => {
    await claim?.release();
    await embedded?.stop();
  };
  const application = await startApplication(config, config.databaseUrl ?? embedded!.url).catch(
    async (error: unknown) => {
      await stopDatabase();
      throw error;
    },
  );

  let stopping = false;
  const stop = async (): Promise<void> => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(1), stopMs).unref();
    await application.close();
    await stopDatabase();
    process.exit(0);
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void stop());
  process.on('disconnect', () => void stop());
  process.send?.({ ready: application.url });
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
