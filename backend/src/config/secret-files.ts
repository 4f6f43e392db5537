import { readFileSync } from 'node:fs';

const secrets = [
  'DATABASE_URL',
  'REDIS_URL',
  'SMTP_URL',
  'SESSION_SECRET',
  'FILES_ACCESS_KEY',
  'FILES_SECRET_KEY',
] as const;

/** Resolves `NAME_FILE` variables, so that secrets can be mounted as files instead of standing in the environment. */
export function withSecretFiles(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const resolved = { ...env };
  for (const name of secrets) {
    const file = env[`${name}_FILE`];
    if (file && !env[name]) resolved[name] = readFileSync(file, 'utf8').trim();
  }
  return resolved;
}
