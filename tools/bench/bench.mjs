// npm run bench: measures the product against floors of the same run; -- --json prints one object a line.
import { measureDocuments } from './documents.mjs';
import { measureFormulas } from './formulas.mjs';
import { table } from './measurement.mjs';
import { startApi, withDatabases } from './product.mjs';
import { measureFleet } from './fleet.mjs';
import { measureRecompute } from './recompute.mjs';
import { measureSave } from './save.mjs';
import { measureInitialScripts } from './scripts.mjs';
import { measureSignIn } from './sign-in.mjs';
import { populate } from './world.mjs';

const json = process.argv.includes('--json');
const results = [];

const progress = (line) => void process.stderr.write(`${line}\n`);

function report(measurements) {
  results.push(...measurements);
  if (json) for (const each of measurements) console.log(JSON.stringify(each));
}

progress('测量首次加载的脚本和重新计算  Initial scripts, recompute…');
report([measureInitialScripts()]);
report(measureRecompute());
progress('公式与 HyperFormula、mathjs 比较（约一分钟）  Formulas beside HyperFormula and mathjs, for about a minute…');
report(measureFormulas());
progress('测量导出 DOCX 和 PDF  DOCX and PDF of the whole report…');
report(await measureDocuments());

await withDatabases(async (databases) => {
  progress('准备四份报告、十六个填报人  Preparing four reports and sixteen owners…');
  const api = await startApi(databases);
  const writers = await populate(databases.url, api.url);
  progress('测量登录  Signing in…');
  report(await measureSignIn(api.url).finally(() => api.stop()));
  progress('测量保存（约两分钟）  Saving, for about two minutes…');
  report(await measureSave(databases, writers));
});
progress('测量全部报告改用新评分标准  All reports under a new rubric…');
await withDatabases(async (databases) => report(await measureFleet(databases, progress)));
if (!json) console.log(table(results));
