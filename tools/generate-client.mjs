// Writes the part of the contract's route table that the browser needs: method and path by name. Types come from
// the contract itself; its schemas stay out of the bundle. Reads the built contract: run `npx nx build backend` first.
import { writeFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';

const target = new URL('../frontend/src/app/api/routes.gen.ts', import.meta.url);

async function clientSource(routes) {
  const lines = Object.entries(routes).map(
    ([name, { method, path }]) => `${name}: { method: '${method}', path: '${path}' },`,
  );
  const source = `// Generated from libs/contracts by tools/generate-client.mjs; do not edit.\nexport const routes = {${lines.join('\n')}} as const;\n`;
  return format(source, { ...(await resolveConfig(target.pathname)), parser: 'typescript' });
}

const { routes } = await import('../dist/server/libs/contracts/src/routes.js');
writeFileSync(target, await clientSource(routes));
