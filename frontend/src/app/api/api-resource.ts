import { inject, resource, type ResourceRef } from '@angular/core';
import type { ResponseOf, RouteName } from '@countersign/contracts';
import { Api, type CallOptions } from './api.js';

/**
 * What the server answers to `name`, read again whenever `options` changes; nothing is read while it is undefined.
 * Failures are ApiProblems. To be called where `inject` may be.
 */
export function apiResource<N extends RouteName>(
  name: N,
  options: () => CallOptions<N> | undefined = () => ({}),
): ResourceRef<ResponseOf<N> | undefined> {
  const api = inject(Api);
  return resource({ params: options, loader: ({ params }) => api.call(name, params) });
}
