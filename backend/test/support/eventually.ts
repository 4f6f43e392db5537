/** Asks again until there is an answer (neither false nor undefined); fails loudly after `withinMs`. */
export async function eventually<T>(
  ask: () => T | undefined | false | Promise<T | undefined | false>,
  withinMs = 40_000,
): Promise<T> {
  const until = performance.now() + withinMs;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined && answer !== false) return answer;
    if (performance.now() > until) throw new Error(`Did not happen within ${withinMs} ms: ${ask}`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}
