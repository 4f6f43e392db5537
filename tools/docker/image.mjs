import { execFile, execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import { basename, delimiter, dirname, isAbsolute, join, matchesGlob } from 'node:path';
import { promisify } from 'node:util';
import { root } from '../setup/place.mjs';
import { copyOf, environmentOf, stagesOf } from './dockerfile.mjs';
import { isInstalledHere, takeInstalled } from './installed-packages.mjs';

const execute = promisify(execFile);

/** What an image's own system does; on this machine it is there, or is nobody's business. */
const isOfTheSystem = (command) => /\b(apt-get|useradd)\b/.test(command);

/** Files of the repository that a build is given: its sources as they are now, without what .dockerignore names. */
export function buildContext() {
  const patterns = readFileSync(join(root, '.dockerignore'), 'utf8').split('\n').filter(Boolean);
  const files = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
  }).split('\0');
  return files.filter((file) => file && existsSync(join(root, file)) && !isIgnored(file, patterns));
}

/** Whether a pattern names the file or a folder above it. */
function isIgnored(file, patterns) {
  const parts = file.split('/');
  return parts.some((_, depth) => {
    const path = parts.slice(0, depth + 1).join('/');
    return patterns.some((pattern) => matchesGlob(path, pattern));
  });
}

/**
 * Does in folders below `place` what the Dockerfile does in images, without a container engine: each stage has a root
 * of its own and gets nothing but what COPY and RUN bring. Gives the last stage's working folder, environment and
 * command.
 */
export async function buildImage(place) {
  const context = join(place, 'context');
  for (const file of buildContext()) {
    mkdirSync(dirname(join(context, file)), { recursive: true });
    cpSync(join(root, file), join(context, file));
  }
  const stages = stagesOf(readFileSync(join(root, 'docker/Dockerfile'), 'utf8'));
  // side by side, as an engine does: one that copies from another waits for it
  const built = {};
  for (const [number, { name = `stage-${number}`, instructions }] of stages.entries()) {
    const rootOf = async (from) => (from ? (await built[from]).root : context);
    built[name] = runStage(instructions, join(place, name), rootOf);
  }
  return (await Promise.all(Object.values(built))).at(-1);
}

async function runStage(instructions, stageRoot, rootOf) {
  const image = { root: stageRoot, folder: stageRoot, env: {}, command: undefined, health: undefined };
  const within = (path) => (isAbsolute(path) ? join(stageRoot, path) : join(image.folder, path));
  for (const { name, text } of instructions) {
    if (name === 'WORKDIR') mkdirSync((image.folder = within(text)), { recursive: true });
    else if (name === 'ENV') Object.assign(image.env, environmentOf(text));
    else if (name === 'COPY') await copy(copyOf(text), within, rootOf);
    else if (name === 'RUN' && !isOfTheSystem(text)) await run(text, image);
    else if (name === 'CMD') image.command = JSON.parse(text);
    else if (name === 'HEALTHCHECK') image.health = JSON.parse(text.slice(text.indexOf('[')));
  }
  return image;
}

async function copy({ from, sources, target }, within, rootOf) {
  const origin = await rootOf(from);
  for (const source of sources) {
    const path = join(origin, source);
    const intoFolder = target.endsWith('/') && !statSync(path).isDirectory();
    cpSync(path, intoFolder ? join(within(target), basename(source)) : within(target), {
      recursive: true,
      verbatimSymlinks: true,
    });
  }
}

/** A step sees the machine's programs, Node 24 and npm's own settings, and nothing else of this run. */
export function stepEnvironment(extra = {}) {
  const own = Object.entries(process.env).filter(([name]) =>
    /^(HOME|TMPDIR|SSL_CERT_FILE|NODE_EXTRA_CA_CERTS|https?_proxy|no_proxy)$/i.test(name),
  );
  const path = process.env.PATH.split(delimiter).filter((folder) => !folder.includes('node_modules'));
  return { ...Object.fromEntries(own), PATH: [dirname(process.execPath), ...path].join(delimiter), ...extra };
}

async function run(command, { folder, env }) {
  if (isInstalledHere(command, folder)) return takeInstalled(folder);
  try {
    await execute('/bin/sh', ['-c', command], {
      cwd: folder,
      env: stepEnvironment({ ...env, npm_config_prefer_offline: 'true' }),
      maxBuffer: 64 * 1024 * 1024,
    });
  } catch (error) {
    throw new Error(`RUN ${command}\n${error.stdout}\n${error.stderr}`, { cause: error });
  }
}
