import { routes } from '@countersign/contracts';
import type { BodyOf, Problem, ResponseOf, Route, RouteName } from '@countersign/contracts';
import { standardPassword } from './people.js';

export interface Answer<N extends RouteName> {
  status: number;
  headers: Headers;
  /** Of a success. */
  body: ResponseOf<N>;
  /** Of a refusal. */
  problem: Problem;
}

export interface Call {
  params?: Record<string, string>;
  query?: Record<string, string>;
  body?: unknown;
  headers?: Record<string, string>;
}

/** One browser: keeps the session's cookie and CSRF token, and asks the API by the names of its contract. */
export class Caller {
  cookie = '';
  csrfToken = '';

  constructor(readonly url: string) {}

  async call<N extends RouteName>(name: N, { params = {}, query = {}, body, headers }: Call = {}): Promise<Answer<N>> {
    const response = await this.send(name, { params, query, headers: headers ?? {} }, body);
    const text = await response.text();
    const json = text ? (JSON.parse(text) as unknown) : undefined;
    return {
      status: response.status,
      headers: response.headers,
      body: json as ResponseOf<N>,
      problem: json as Problem,
    };
  }

  /** Like `call`, but a refusal is an error that shows itself. */
  async done<N extends RouteName>(name: N, call: Call = {}): Promise<ResponseOf<N>> {
    const { status, body } = await this.call(name, call);
    if (status >= 400) throw new Error(`${name}: ${status} ${JSON.stringify(body)}`);
    return body;
  }

  async signIn(username: string, password = standardPassword): Promise<Answer<'signIn'>> {
    const body: BodyOf<'signIn'> = { username, password };
    const answer = await this.call('signIn', { body });
    this.cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? this.cookie;
    if (answer.status === 200) ({ csrfToken: this.csrfToken } = answer.body);
    return answer;
  }

  /** Follows an event stream until `stop`; `events` grows as they arrive. */
  async follow<N extends RouteName>(name: N, params: Record<string, string> = {}) {
    const control = new AbortController();
    const response = await this.send(name, { params, query: {}, headers: {} }, undefined, control.signal);
    if (!response.ok || !response.body) throw new Error(`${name}: ${response.status}`);
    const events: ResponseOf<N>[] = [];
    const reading = readEvents(response.body, (data) => events.push(JSON.parse(data) as ResponseOf<N>));
    return {
      events: events as readonly ResponseOf<N>[],
      /** Ends when the server does. */
      ended: reading,
      stop: async () => {
        control.abort();
        await reading;
      },
    };
  }

  private send(
    name: RouteName,
    { params, query, headers }: Required<Omit<Call, 'body'>>,
    body: unknown,
    signal?: AbortSignal,
  ) {
    const route: Route = routes[name];
    const path = route.path.replace(/:(\w+)/g, (_, key: string) => encodeURIComponent(params[key] ?? ''));
    const search = new URLSearchParams(query).toString();
    return fetch(`${this.url}/api${path}${search && `?${search}`}`, {
      method: route.method,
      headers: {
        cookie: this.cookie,
        'x-csrf-token': this.csrfToken,
        ...(body === undefined || body instanceof FormData ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: body instanceof FormData ? body : JSON.stringify(body) }),
      ...(signal && { signal }),
    });
  }
}

async function readEvents(stream: ReadableStream<Uint8Array>, onData: (data: string) => void): Promise<void> {
  const decoder = new TextDecoder();
  let rest = '';
  try {
    for await (const bytes of stream) {
      const blocks = (rest + decoder.decode(bytes, { stream: true })).split('\n\n');
      rest = blocks.pop() ?? '';
      for (const block of blocks) {
        const data = block.split('\n').filter((line) => line.startsWith('data:'));
        if (data.length) onData(data.map((line) => line.slice(5).trimStart()).join('\n'));
      }
    }
  } catch {
    // aborted, or the server went away
  }
}
