/** Somebody signed in over HTTP: what a program needs to call the API. */
export class Visitor {
  constructor(url, cookie = '', csrfToken = '', person = null) {
    this.url = url;
    this.cookie = cookie;
    this.csrfToken = csrfToken;
    this.person = person;
  }

  static async signIn(url, username, password) {
    const response = await new Visitor(url).send('POST', '/session', { username, password });
    const { csrfToken, person } = await response.json();
    return new Visitor(url, response.headers.get('set-cookie').split(';')[0], csrfToken, person);
  }

  /** The headers of a write. */
  get headers() {
    return { cookie: this.cookie, 'x-csrf-token': this.csrfToken, 'content-type': 'application/json' };
  }

  async call(method, path, body) {
    return (await this.send(method, path, body)).json();
  }

  /** A refusal is an error that shows itself. */
  async send(method, path, body) {
    const response = await fetch(`${this.url}/api${path}`, {
      method,
      headers: body ? this.headers : { cookie: this.cookie },
      ...(body && { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
    return response;
  }
}
