import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root, say } from './place.mjs';

/** Says where the product is, who can sign in, where mail goes and how to stop. */
export async function welcome(address, env) {
  say();
  say(`会签已就绪  Countersign is ready:  ${address.replace('[::1]', 'localhost')}`);
  if (env.DEMO === '1') await sayAccounts();
  say(`邮件  Mail:  ${mailPlace(env)}`);
  say('停止  Stop:  Ctrl-C');
}

async function sayAccounts() {
  const file = join(root, 'dist/server/backend/src/demo/demo-accounts.js');
  if (!existsSync(file)) return;
  const { demoAccounts, demoPassword } = await import(pathToFileURL(file).href);
  say(`演示账号  Demo accounts（密码都是 / password: ${demoPassword}）`);
  for (const { username, who } of demoAccounts) say(`  ${username.padEnd(12)} ${who}`);
}

function mailPlace({ SMTP_URL: smtp, SMTP_URL_FILE: smtpFile, DATA_DIR: dataDir }) {
  if (smtpFile) return `SMTP_URL_FILE ${smtpFile}`;
  if (smtp) return URL.canParse(smtp) ? new URL(smtp).host : 'SMTP_URL';
  return `没有设置 SMTP_URL，邮件不外发，见“管理 → 邮件”和  kept for the administrator and in  ${join(dataDir, 'mail')}/*.eml`;
}
