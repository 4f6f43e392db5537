// npm run backup -- --to FILE: the whole installation in one file, while it runs.
import { createWriteStream, existsSync } from 'node:fs';
import { readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { runCommand } from '../setup/ready.mjs';
import { root, say, SetupError } from '../setup/place.mjs';
import { archiveFormat, archiveKind, writeArchive } from './archive.mjs';
import { writeFolders } from './folders.mjs';
import { configuration, connect, hasEmbeddedDatabase, withDatabase } from './installation.mjs';
import { inSnapshot, migrationsOf, writeTables } from './snapshot.mjs';

const usage = '用法  Usage:  npm run backup -- [--to FILE]';

/** `countersign-2020-12-31-235959.backup`, by the clock of this machine. */
function defaultName(now) {
  const two = (number) => String(number).padStart(2, '0');
  const day = [now.getFullYear(), two(now.getMonth() + 1), two(now.getDate())].join('-');
  return `countersign-${day}-${[now.getHours(), now.getMinutes(), now.getSeconds()].map(two).join('')}.backup`;
}

function target() {
  try {
    const { values } = parseArgs({ options: { to: { type: 'string' } } });
    // npm runs scripts in the product's folder; the person meant the one they are in
    return resolve(process.env.INIT_CWD ?? '.', values.to ?? defaultName(new Date()));
  } catch (error) {
    throw new SetupError(`${usage}\n${error.message}`);
  }
}

/** Everything into `archive`, rows in one snapshot; gives how much there was. */
async function save(url, dataDir, archive) {
  const client = await connect(url);
  try {
    return await inSnapshot(client, async () => {
      const migrations = await migrationsOf(client);
      if (!migrations.length)
        throw new SetupError('这个数据库里没有会签的数据，无可备份。  This database does not hold Countersign.');
      const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
      const { rows } = await client.query('select now() as now');
      const createdAt = rows[0].now.toISOString();
      await archive.record({ kind: archiveKind, format: archiveFormat, product: version, createdAt, migrations });
      const tables = await writeTables(client, archive);
      return { tables, files: await writeFolders(dataDir, archive) };
    });
  } finally {
    await client.end();
  }
}

await runCommand(async () => {
  const file = target();
  if (!existsSync(dirname(file)))
    throw new SetupError(`没有文件夹 ${dirname(file)}，请先建立。  The folder does not exist.`);
  if (existsSync(file))
    throw new SetupError(`${file} 已经存在，请换一个文件名。  The file exists; choose another name.`);
  const config = await configuration();
  if (!config.databaseUrl && !hasEmbeddedDatabase(config.dataDir))
    throw new SetupError(
      `${config.dataDir} 里还没有数据，无可备份。用外部数据库时请设置 DATABASE_URL。\n` +
        'There is nothing to back up yet; set DATABASE_URL if the database is elsewhere.',
    );
  const part = `${file}.part`;
  try {
    // password hashes are in it: for the owner only
    const archive = writeArchive(createWriteStream(part, { mode: 0o600, flush: true }));
    const { tables, files } = await withDatabase(config, async (url) => {
      const saved = await save(url, config.dataDir, archive);
      await archive.end(saved);
      return saved;
    });
    await rename(part, file);
    const megabytes = ((await stat(file)).size / 1e6).toFixed(1);
    say(`已备份到 ${file}（${tables} 张表，${files} 个文件，${megabytes} MB）  Backed up.`);
  } finally {
    await rm(part, { force: true });
  }
});
