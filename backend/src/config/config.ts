import { resolve } from 'node:path';
import { z } from 'zod';

const url = (...protocols: string[]) =>
  z
    .string()
    .refine(
      (text) => URL.canParse(text) && protocols.includes(new URL(text).protocol),
      `must be a URL beginning with ${protocols.join(' or ')}`,
    );
const blank = (schema: z.ZodType) => z.preprocess((value) => (value === '' ? undefined : value), schema);
const optional = <T extends z.ZodType>(schema: T) => blank(schema.optional()) as unknown as z.ZodOptional<T>;

const environment = z.object({
  NODE_ENV: z.enum(['production', 'development', 'test']).default('development'),
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  HOST: z.string().default('127.0.0.1'),
  DATA_DIR: z.string().default('data'),
  DATABASE_URL: optional(url('postgres:', 'postgresql:')),
  DATABASE_POOL: z.coerce.number().int().min(2).max(200).default(20),
  REDIS_URL: optional(url('redis:', 'rediss:')),
  SMTP_URL: optional(url('smtp:', 'smtps:')),
  MAIL_FROM: z.string().default('会签 <countersign@localhost>'),
  PUBLIC_URL: optional(url('http:', 'https:')),
  SESSION_SECRET: optional(z.string().min(32, 'must have at least 32 characters')),
  DEMO: optional(z.enum(['0', '1'])),
  ROLE: z.enum(['all', 'api', 'worker']).default('all'),
  FILES_URL: optional(url('s3:')),
  FILES_ENDPOINT: optional(url('http:', 'https:')),
  FILES_REGION: z.string().default('us-east-1'),
  FILES_ACCESS_KEY: optional(z.string()),
  FILES_SECRET_KEY: optional(z.string()),
  ATTACHMENT_MAX_MB: z.coerce.number().int().min(1).max(1000).default(20),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('info'),
});

/** Where files are kept: a folder of `dataDir`, or a bucket of an S3-compatible store. */
export type FilesConfig = { kind: 'folder'; folder: string } | BucketConfig;

export interface BucketConfig {
  kind: 'bucket';
  bucket: string;
  /** Stands before every key: empty, or ending in `/`. */
  prefix: string;
  /** Undefined: Amazon's own. */
  endpoint: string | undefined;
  region: string;
  /** Undefined: what the machine's role gives. */
  keys: { accessKeyId: string; secretAccessKey: string } | undefined;
}

/** Everything that the environment decides, read once. */
export interface Config {
  production: boolean;
  port: number;
  host: string;
  dataDir: string;
  /** Undefined: the embedded PostgreSQL in `dataDir`. */
  databaseUrl: string | undefined;
  databasePool: number;
  /** Undefined: jobs are kept in PostgreSQL. */
  redisUrl: string | undefined;
  /** Undefined: mails are kept for the administrator and written as files. */
  smtpUrl: string | undefined;
  mailFrom: string;
  publicUrl: string;
  sessionSecret: string | undefined;
  files: FilesConfig;
  /** Largest attached file, in bytes. */
  attachmentLimit: number;
  demo: boolean;
  role: 'all' | 'api' | 'worker';
  logLevel: string;
}

/** The environment is wrong; each line names a variable and what it must be. */
export class ConfigError extends Error {}

/** Reads and checks the environment. Variables ending in `_FILE` name a file (a container's secret) with the value. */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const result = environment.safeParse(env);
  if (!result.success)
    throw new ConfigError(result.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('\n'));
  const { PORT, HOST, PUBLIC_URL, DEMO, DATABASE_URL, NODE_ENV, ...rest } = result.data;
  const production = NODE_ENV === 'production';
  if (production && DEMO === '1')
    throw new ConfigError(
      'DEMO: demo accounts have a known password and are refused with NODE_ENV=production; set DEMO=0',
    );
  return {
    production,
    port: PORT,
    host: HOST,
    dataDir: resolve(rest.DATA_DIR),
    databaseUrl: DATABASE_URL,
    databasePool: rest.DATABASE_POOL,
    redisUrl: rest.REDIS_URL,
    smtpUrl: rest.SMTP_URL,
    mailFrom: rest.MAIL_FROM,
    publicUrl: (PUBLIC_URL ?? `http://${HOST === '0.0.0.0' ? '127.0.0.1' : HOST}:${PORT}`).replace(/\/$/, ''),
    sessionSecret: rest.SESSION_SECRET,
    files: filesOf(rest),
    attachmentLimit: rest.ATTACHMENT_MAX_MB * 1024 * 1024,
    demo: DEMO === undefined ? !production && DATABASE_URL === undefined : DEMO === '1',
    role: rest.ROLE,
    logLevel: rest.LOG_LEVEL,
  };
}

type FilesVariable = `FILES_${'URL' | 'ENDPOINT' | 'REGION' | 'ACCESS_KEY' | 'SECRET_KEY'}`;

function filesOf(env: Pick<z.output<typeof environment>, 'DATA_DIR' | FilesVariable>): FilesConfig {
  if (!env.FILES_URL) return { kind: 'folder', folder: resolve(env.DATA_DIR, 'files') };
  const [accessKeyId, secretAccessKey] = [env.FILES_ACCESS_KEY, env.FILES_SECRET_KEY];
  if (!accessKeyId !== !secretAccessKey)
    throw new ConfigError('FILES_ACCESS_KEY, FILES_SECRET_KEY: set both, or neither');
  const { hostname, pathname } = new URL(env.FILES_URL);
  const prefix = pathname.split('/').filter(Boolean).join('/');
  return {
    kind: 'bucket',
    bucket: hostname,
    prefix: prefix && `${prefix}/`,
    endpoint: env.FILES_ENDPOINT,
    region: env.FILES_REGION,
    keys: accessKeyId && secretAccessKey ? { accessKeyId, secretAccessKey } : undefined,
  };
}
