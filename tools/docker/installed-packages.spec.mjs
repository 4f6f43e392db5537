import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { isInstalledHere, takeInstalled } from './installed-packages.mjs';

const places = [];
afterAll(() => places.forEach((place) => rmSync(place, { recursive: true })));

/** A folder with these files. */
function place(files) {
  const folder = mkdtempSync(join(tmpdir(), 'countersign-packages-'));
  places.push(folder);
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

const lock = (version) => JSON.stringify({ packages: { '': {}, 'node_modules/a': { version } } });
const asked = { 'package.json': '{}', 'package-lock.json': lock('1.0.0'), '.npmrc': 'fund=false' };
const installed = { 'node_modules/.package-lock.json': lock('1.0.0'), 'node_modules/a/index.js': 'a' };
const here = place({ ...asked, ...installed });

describe('what npm ci would install again', () => {
  it.each([
    ['is the same for the same files', 'npm ci --no-progress', asked, true],
    ['is another without the development packages', 'npm ci --omit=dev', asked, false],
    ['is another without install scripts', 'npm ci --ignore-scripts', asked, false],
    ['is not known of a command that does more', 'npm ci && rm -rf node_modules/a', asked, false],
    ['is another with another package.json', 'npm ci', { ...asked, 'package.json': '{ }' }, false],
    ['is another with another lock', 'npm ci', { ...asked, 'package-lock.json': lock('1.0.1') }, false],
    ['is nothing where the lock was not copied', 'npm ci', { 'package.json': '{}', '.npmrc': 'fund=false' }, false],
    ['may be another with other settings', 'npm ci', { ...asked, '.npmrc': '' }, false],
  ])('%s: %s', (_, command, files, same) => {
    expect(isInstalledHere(command, place(files), here)).toBe(same);
  });

  it('is another where this machine has an older version of a package', () => {
    const old = place({ ...asked, 'node_modules/.package-lock.json': lock('0.9.0') });
    expect(isInstalledHere('npm ci', place(asked), old)).toBe(false);
  });

  it('is there after it was taken from here', async () => {
    const folder = place(asked);
    await takeInstalled(folder, here);
    expect(readFileSync(join(folder, 'node_modules/a/index.js'), 'utf8')).toBe('a');
  });
});
