import { once } from 'node:events';
import { createServer } from 'node:http';
import { hashPassword, passwordMatches } from '../../dist/server/backend/src/access/passwords.js';

const page = `<!doctype html><meta charset="utf-8"><title>bare</title>
<form><input id="username"><input id="password" type="password"><button type="submit">登录</button></form>
<script>
  document.forms[0].onsubmit = async (event) => {
    event.preventDefault();
    const body = JSON.stringify({ password: document.getElementById('password').value });
    const session = await fetch('/session', { method: 'POST', body });
    if (!session.ok) return;
    const { items } = await (await fetch('/work')).json();
    document.body.innerHTML = '<ul>' + items.map((item) => '<li>' + item.sectionTitle + '</li>').join('') + '</ul>';
  };
</script>`;

/**
 * The least that signing in can be: a page of plain HTML whose server verifies the password with argon2id, and then
 * gives the same list of work, from memory. Nothing else.
 */
export async function startBareSignIn(password, work) {
  const passwordHash = await hashPassword(password);
  const answers = {
    'GET /': () => ['text/html', page],
    'GET /work': () => ['application/json', work],
    'POST /session': async (request) => {
      let body = '';
      for await (const text of request) body += text;
      if (!(await passwordMatches(passwordHash, JSON.parse(body).password))) throw new Error('wrong password');
      return ['application/json', '{}'];
    },
  };
  const server = createServer(async (request, response) => {
    const answer = answers[`${request.method} ${request.url}`];
    if (!answer) return response.writeHead(404).end();
    const [type, body] = await answer(request);
    response.writeHead(200, { 'content-type': type }).end(body);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
