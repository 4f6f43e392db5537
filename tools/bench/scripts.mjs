import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { root } from '../setup/place.mjs';
import { measurement } from './measurement.mjs';

const site = join(root, 'dist/frontend/browser');
const statistics = join(root, 'dist/frontend/browser-stats.json');
const framework = /(^|\/)node_modules\/(@angular|rxjs|tslib)\//;
const bytesInKb = 1000;

/** What index.html asks for: a browser must have it before it shows anything. */
export const measureInitialScripts = () =>
  measureScripts('initial-js', initialScripts(readFileSync(join(site, 'index.html'), 'utf8')));

/** Built scripts in kB as gzip sends them; the floor is the part of them that is Angular itself. */
export function measureScripts(name, files) {
  const { outputs } = JSON.parse(readFileSync(statistics, 'utf8'));
  const sizes = files.map((file) => {
    const gzip = gzipSync(readFileSync(join(site, file))).length;
    return { gzip, framework: gzip * frameworkShare(outputs[file].inputs) };
  });
  const total = (part) => sizes.reduce((sum, size) => sum + size[part], 0) / bytesInKb;
  const [value, floor] = [total('gzip'), total('framework')];
  return measurement({ name, value, unit: 'kB gzip', floor, target: 'value <= 250' });
}

/** The scripts and preloaded modules of a page, each once. */
export function initialScripts(html) {
  const tags = html.match(/<(?:script|link)\b[^>]*>/g) ?? [];
  const files = tags.flatMap((tag) =>
    /^<script/.test(tag) || /\brel="modulepreload"/.test(tag) ? (/\b(?:src|href)="([^"]+)"/.exec(tag)?.[1] ?? []) : [],
  );
  return [...new Set(files)];
}

/** By bytes after minification; gzip makes no difference between one's own code and others'. */
function frameworkShare(inputs) {
  const bytes = (entries) => entries.reduce((sum, [, { bytesInOutput }]) => sum + bytesInOutput, 0);
  const all = Object.entries(inputs);
  return bytes(all.filter(([path]) => framework.test(path))) / bytes(all);
}
