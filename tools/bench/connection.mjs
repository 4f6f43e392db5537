import { once } from 'node:events';
import { connect } from 'node:net';

/**
 * One kept-alive HTTP connection that carries one request at a time. It does no more than a load generator must, so
 * that the measuring takes as little as possible of the processor that the server works on.
 */
export class Connection {
  static async open(url) {
    const { hostname, port } = new URL(url);
    const socket = connect({ host: hostname, port: Number.parseInt(port, 10), noDelay: true });
    await once(socket, 'connect');
    return new Connection(socket, `${hostname}:${port}`);
  }

  constructor(socket, host) {
    this.socket = socket;
    this.host = host;
    this.received = '';
    socket.setEncoding('latin1').on('data', (text) => this.receive(text));
    for (const event of ['error', 'close'])
      socket.on(event, (reason) => this.fail?.(reason instanceof Error ? reason : new Error('connection closed')));
  }

  /** Status and body of the answer; the body must be ASCII or is garbled. */
  send(method, path, headers, body) {
    const lines = Object.entries({ host: this.host, ...headers, 'content-length': body.length });
    const head = `${method} ${path} HTTP/1.1\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n`;
    return new Promise((resolve, reject) => {
      this.answer = resolve;
      this.fail = reject;
      this.socket.write(head + body);
    });
  }

  receive(text) {
    this.received += text;
    const end = this.received.indexOf('\r\n\r\n');
    if (end < 0) return;
    const length = /\r\ncontent-length: *(\d+)/i.exec(this.received.slice(0, end))?.[1];
    if (length === undefined) return this.fail(new Error('an answer without content-length'));
    const body = this.received.slice(end + 4);
    if (body.length < Number.parseInt(length, 10)) return;
    const status = Number.parseInt(this.received.slice(9, 12), 10);
    this.received = '';
    this.answer({ status, body });
  }

  close() {
    this.socket.destroy();
  }
}
