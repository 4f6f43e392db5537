// npm run restore -- FILE [--replace]: puts a backup into an installation that is stopped.
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { runCommand } from '../setup/ready.mjs';
import { say, SetupError } from '../setup/place.mjs';
import { archiveFormat, archiveKind, ArchiveReader } from './archive.mjs';
import { stageFolders } from './folders.mjs';
import { configuration, connect, product, serversOn, withDatabase } from './installation.mjs';
import { isEmpty, load } from './load.mjs';
import { emptyQueues } from './queues.mjs';

const usage = '用法  Usage:  npm run restore -- FILE [--replace]';

function wanted() {
  try {
    const { values, positionals } = parseArgs({ allowPositionals: true, options: { replace: { type: 'boolean' } } });
    if (positionals.length !== 1) throw new Error('FILE?');
    return { file: resolve(process.env.INIT_CWD ?? '.', positionals[0]), replace: values.replace ?? false };
  } catch (error) {
    throw new SetupError(`${usage}\n${error.message}`);
  }
}

/** Reads the whole file once before anything is touched; gives its header. */
async function verified(file) {
  if (!existsSync(file)) throw new SetupError(`找不到备份文件 ${file}。  There is no such file.`);
  const reader = new ArchiveReader(file);
  try {
    const header = await headerOf(reader, file);
    for (let record = header; record.kind !== 'end';) record = await reader.next();
    return header;
  } finally {
    await reader.close();
  }
}

async function headerOf(reader, file) {
  const header = await reader.next();
  if (header.kind !== archiveKind || header.format !== archiveFormat)
    throw new SetupError(
      `${file} 不是这个版本能读的会签备份。  This is not a backup of Countersign that this version can read.`,
    );
  return header;
}

async function refuseWhatIsInUse(url, replace) {
  if (await serversOn(url))
    throw new SetupError('会签正在使用这个数据库，请先停止会签，再恢复。  Countersign is running; stop it first.');
  const client = await connect(url);
  try {
    if (replace || (await isEmpty(client))) return;
  } finally {
    await client.end();
  }
  throw new SetupError(
    '这个数据库里已有数据，没有改动。确实要用备份替换全部现有数据时，请先另做一份备份，再加上 --replace。\n' +
      'The database is not empty and was left as it is; add --replace to give up all that it holds.',
  );
}

async function restore(url, config, { file, replace }) {
  await refuseWhatIsInUse(url, replace);
  const reader = new ArchiveReader(file);
  const folders = stageFolders(config.dataDir);
  try {
    await load(url, await headerOf(reader, file), reader, folders);
    await folders.moveIn();
  } finally {
    await folders.discard();
    await reader.close();
  }
  await emptyQueues(config);
}

await runCommand(async () => {
  const options = wanted();
  const { createdAt, product: version } = await verified(options.file);
  const config = await configuration();
  const { auditVerify } = await product('commands/audit-verify.js');
  process.exitCode = await withDatabase(config, async (url) => {
    await restore(url, config, options);
    say(`已恢复 ${createdAt} 的备份（版本 ${version}）  Restored.`);
    return auditVerify(url, say);
  });
});
