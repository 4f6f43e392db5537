import { inject, Service } from '@angular/core';
import { ApiProblem } from './api-problem.js';
import { SessionToken } from './session-token.js';

/** Sends one file as a form; `fetch` cannot tell how far it is. */
@Service()
export class Uploads {
  private readonly token = inject(SessionToken);

  /** `told` hears per cent. Throws ApiProblem as the API's other calls do. */
  send<T>(path: string, file: File, told: (progress: number) => void): Promise<T> {
    const form = new FormData();
    form.set('file', file, file.name);
    return new Promise((resolve, reject) => {
      const request = new XMLHttpRequest();
      request.open('POST', `/api${path}`);
      request.setRequestHeader('x-csrf-token', this.token.csrf());
      request.setRequestHeader('accept-language', 'zh-CN');
      request.responseType = 'json';
      request.upload.onprogress = ({ loaded, total }) => told(Math.floor((loaded * 100) / Math.max(total, 1)));
      request.onerror = () => reject(ApiProblem.offline());
      request.onload = () => {
        const { status } = request;
        const answer: unknown = request.response;
        if (status >= 200 && status < 300) return resolve(answer as T);
        if (status === 401) this.token.ended.set(true);
        reject(ApiProblem.of(status, answer ?? {}));
      };
      request.send(form);
    });
  }
}
