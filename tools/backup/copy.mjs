import { Buffer } from 'node:buffer';
import { once } from 'node:events';
import { Readable } from 'node:stream';
import pg from 'pg';

const readAhead = 256 * 1024;

/** Rows that `copy … to stdout` gives, as a stream; the server waits while nobody reads. `client` is in use until its end. */
export function copyOut(client, sql) {
  const { stream } = client.connection;
  const rows = new Readable({ highWaterMark: readAhead, read: () => stream.resume() });
  client.query(new CopyOut(sql, rows, stream));
  return rows;
}

class CopyOut extends pg.Query {
  constructor(sql, rows, stream) {
    super(sql, undefined, (error) => {
      stream.resume();
      if (error) rows.destroy(error);
      else rows.push(null);
    });
    this.receive = (bytes) => {
      if (!rows.push(bytes)) stream.pause();
    };
  }

  handleCopyData({ chunk }) {
    // the parser reuses its buffer
    this.receive(Buffer.from(chunk));
  }
}

/** Feeds `copy … from stdin` with `chunks` (an async iterable of bytes); gives the number of rows that the server took. */
export function copyIn(client, sql, chunks) {
  return new Promise((resolve, reject) => {
    const query = new CopyIn(sql, chunks, (error, result) => {
      query.end();
      if (error) reject(query.failure ?? error);
      else resolve(result.rowCount);
    });
    client.query(query);
  });
}

class CopyIn extends pg.Query {
  ended = false;
  /** What went wrong on this side; the server's answer only repeats it. */
  failure;
  end;
  #over = new Promise((resolve) => {
    this.end = () => {
      this.ended = true;
      resolve();
    };
  });

  constructor(sql, chunks, done) {
    super(sql, undefined, done);
    this.chunks = chunks;
  }

  handleCopyInResponse(connection) {
    this.#send(connection).catch((error) => {
      this.failure = error;
      if (!this.ended) connection.sendCopyFail(error.message);
    });
  }

  async #send(connection) {
    const { stream } = connection;
    for await (const bytes of this.chunks) {
      // the server refused a row, or is gone
      if (this.ended) return;
      connection.sendCopyFromChunk(bytes);
      if (stream.writableNeedDrain) await Promise.race([once(stream, 'drain'), this.#over]);
    }
    connection.endCopyFrom();
  }
}
