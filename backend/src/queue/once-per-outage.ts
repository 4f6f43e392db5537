const againMs = 60_000;

/** What is away fails again and again in the same way: told at first, when the reason changes, and each minute. */
export function oncePerOutage(tell: (error: Error) => void): (error: Error) => void {
  let told = { message: '', at: -Infinity };
  return (error) => {
    const at = performance.now();
    if (error.message === told.message && at - told.at < againMs) return;
    told = { message: error.message, at };
    tell(error);
  };
}
