/** A queue or worker of BullMQ, as far as its opening and closing go. */
interface Connected {
  waitUntilReady(): Promise<unknown>;
  close(): Promise<unknown>;
  disconnect(): Promise<unknown>;
}

const pauseMs = 1000;
/** Longest wait for what runs when it is closed; a store that is away must not hold up a stop. */
const closeMs = 8000;

/**
 * Keeps something open that needs a store: opened again until the store is there, since BullMQ remembers a first
 * failure for ever. `ready` runs once it is open.
 */
export class Standing<T extends Connected> {
  private current: T | undefined;
  private opening: T;
  private closing: Promise<void> | undefined;
  private readonly done: Promise<void>;

  constructor(
    private readonly make: () => T,
    private readonly ready: (opened: T) => void = () => {},
  ) {
    this.opening = make();
    this.done = this.open();
  }

  /** Undefined when the store is not there within so many milliseconds. */
  async opened(ms: number): Promise<T | undefined> {
    if (!this.current) await within(ms, this.done);
    return this.current;
  }

  /** However often it is called, it closes once. */
  close(): Promise<void> {
    return (this.closing ??= this.end());
  }

  private async end(): Promise<void> {
    const inTime = await within(closeMs, this.opening.close());
    if (!inTime) await within(pauseMs, this.opening.disconnect());
    await within(pauseMs, this.done);
  }

  private async open(): Promise<void> {
    while (!this.closing) {
      try {
        await this.opening.waitUntilReady();
        if (this.closing) return;
        this.current = this.opening;
        return this.ready(this.opening);
      } catch {
        await within(closeMs, this.opening.close());
        await new Promise((resume) => setTimeout(resume, pauseMs));
        if (!this.closing) this.opening = this.make();
      }
    }
  }
}

/** Whether the work ended, well or badly, within so many milliseconds. */
export async function within(ms: number, work: Promise<unknown>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), ms);
  });
  const ended = work.then(
    () => true,
    () => true,
  );
  return Promise.race([ended, late]).finally(() => clearTimeout(timer));
}
