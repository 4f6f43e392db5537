import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { simpleParser, type ParsedMail } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { eventually } from './eventually.js';

export interface TestSmtp {
  url: string;
  readonly mails: readonly ParsedMail[];
  /** Refuses each message until called with false. */
  refuse(on: boolean): void;
  /** Waits until one mail answers the question. */
  waitFor(matches: (mail: ParsedMail) => boolean): Promise<ParsedMail>;
  stop(): Promise<void>;
}

/** A real SMTP server, on a free port unless told, that keeps what it receives as a mail reader would show it. */
export async function startSmtp(at = 0): Promise<TestSmtp> {
  const mails: ParsedMail[] = [];
  let refusing = false;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, _session, done) {
      simpleParser(stream).then((mail) => {
        if (refusing) return done(Object.assign(new Error('try again later'), { responseCode: 451 }));
        mails.push(mail);
        done();
      }, done);
    },
  });
  const listening = server.listen(at, '127.0.0.1');
  await once(listening, 'listening');
  const { port } = listening.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    mails,
    refuse: (on) => (refusing = on),
    waitFor: (matches) => eventually(() => mails.find(matches)),
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
