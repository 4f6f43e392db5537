import { inject, Service } from '@angular/core';
import type { BodyOf, ParamsOf, QueryOf, ResponseOf, RouteName } from '@countersign/contracts';
import { ApiProblem } from './api-problem.js';
import { Connection } from './connection.js';
import { routes } from './routes.gen.js';
import { SessionToken } from './session-token.js';

export interface CallOptions<N extends RouteName> {
  params?: ParamsOf<N>;
  query?: QueryOf<N>;
  body?: BodyOf<N>;
  /** Of a route that takes a file. */
  form?: FormData;
}

/** Acts that must not happen twice when an answer is lost on the way. */
const onceOnly: ReadonlySet<RouteName> = new Set<RouteName>(['moveSection', 'moveReport']);
const reconnectMs = [1000, 2000, 5000, 10_000];

/** The API, typed by the contract that the server is made from. */
@Service()
export class Api {
  private readonly token = inject(SessionToken);
  private readonly connection = inject(Connection);

  /** Throws ApiProblem for anything but success; code `offline` when the server cannot be reached. */
  async call<N extends RouteName>(name: N, options: CallOptions<N> = {}): Promise<ResponseOf<N>> {
    const { method } = routes[name];
    const headers = new Headers({ accept: 'application/json', 'accept-language': 'zh-CN' });
    if (method !== 'GET') headers.set('x-csrf-token', this.token.csrf());
    if (onceOnly.has(name)) headers.set('idempotency-key', crypto.randomUUID());
    if (options.body !== undefined) headers.set('content-type', 'application/json');
    const response = await this.fetch(urlOf(name, options), {
      method,
      headers,
      ...(options.body !== undefined && { body: JSON.stringify(options.body) }),
      ...(options.form && { body: options.form }),
    });
    const text = await response.text();
    if (response.ok) return (text ? JSON.parse(text) : undefined) as ResponseOf<N>;
    const problem = ApiProblem.of(response.status, parsed(text));
    if (response.status === 401 && name !== 'signIn' && name !== 'readSession') this.token.ended.set(true);
    throw problem;
  }

  /**
   * Listens to a stream of events until the returned function is called; reconnects by itself. The server tells the
   * present state first, so nothing is missed.
   */
  events<N extends RouteName>(name: N, params: ParamsOf<N>, heard: (event: ResponseOf<N>) => void): () => void {
    let source: EventSource | undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let failures = 0;
    const open = () => {
      source = new EventSource(urlOf(name, { params } as CallOptions<N>));
      source.onopen = () => {
        failures = 0;
        this.connection.lost.set(false);
      };
      source.onmessage = ({ data }) => heard(JSON.parse(String(data)) as ResponseOf<N>);
      source.onerror = () => {
        source?.close();
        if (failures > 0) this.connection.lost.set(true);
        timer = setTimeout(open, reconnectMs[Math.min(failures, reconnectMs.length - 1)]);
        failures += 1;
      };
    };
    open();
    return () => {
      clearTimeout(timer);
      source?.close();
    };
  }

  private async fetch(url: string, init: RequestInit): Promise<Response> {
    try {
      const response = await fetch(url, init);
      this.connection.lost.set(false);
      return response;
    } catch {
      this.connection.lost.set(true);
      throw ApiProblem.offline();
    }
  }
}

function urlOf<N extends RouteName>(name: N, { params, query }: CallOptions<N>): string {
  const given = (params ?? {}) as Record<string, string>;
  const path = routes[name].path.replace(/:(\w+)/g, (_, key: string) => encodeURIComponent(given[key] ?? ''));
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries((query ?? {}) as Record<string, unknown>))
    if (value !== undefined && value !== '') search.set(key, String(value));
  return `/api${path}${search.size ? `?${search}` : ''}`;
}

function parsed(text: string): Record<string, never> {
  try {
    return JSON.parse(text) as Record<string, never>;
  } catch {
    return {};
  }
}
