import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { missingPackages } from '../setup/packages.mjs';
import { root } from '../setup/place.mjs';

/** All that decides what `npm ci` installs. */
const decisive = ['package.json', 'package-lock.json', '.npmrc'];

/**
 * Whether `command` in `folder` would install what the same command installed on this machine. The stage that leaves
 * packages out is installed anew, and with it npm finds package.json and package-lock.json at one.
 */
export function isInstalledHere(command, folder, here = root) {
  const text = (place, file) => (existsSync(join(place, file)) ? readFileSync(join(place, file), 'utf8') : undefined);
  const installed = text(here, 'node_modules/.package-lock.json');
  return (
    /^npm ci( --no-progress)?$/.test(command) &&
    installed !== undefined &&
    decisive.every((file) => text(folder, file) === text(here, file)) &&
    !missingPackages(JSON.parse(text(here, 'package-lock.json')), JSON.parse(installed)).length
  );
}

/** Gives `folder` the packages of this machine: linked file by file where one disk holds both, else copied. */
export async function takeInstalled(folder, here = root) {
  const target = join(folder, 'node_modules');
  // the folder itself, also where node_modules is a link to it
  const copy = (how) => promisify(execFile)('cp', [how, `${join(here, 'node_modules')}/.`, target]);
  mkdirSync(target);
  try {
    await copy('-al');
  } catch {
    rmSync(target, { recursive: true });
    mkdirSync(target);
    await copy('-a');
  }
}
