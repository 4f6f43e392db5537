/** One row of a table of moves: from where, to where. Guards and rights are of no interest here. */
export interface Move<State extends string> {
  readonly from: readonly State[];
  readonly to: readonly State[];
}

export interface Machine<State extends string> {
  readonly states: readonly State[];
  readonly initial: State;
  /** States that need not be left. */
  readonly final: readonly State[];
  readonly moves: Readonly<Record<string, Move<State>>>;
}

/** Names each state that no move reaches or leaves, and each move that speaks of an unknown state. Empty when sound. */
export function transitionErrors<State extends string>({ states, initial, final, moves }: Machine<State>): string[] {
  const errors: string[] = [];
  const rows = Object.entries<Move<State>>(moves);
  for (const [name, { from, to }] of rows)
    for (const state of [...from, ...to]) if (!states.includes(state)) errors.push(`${name}: no such state ${state}`);

  const reached = new Set<State>([initial]);
  for (let before = 0; before !== reached.size;) {
    before = reached.size;
    for (const [, { from, to }] of rows)
      if (from.some((state) => reached.has(state))) to.forEach((s) => reached.add(s));
  }
  for (const state of states) {
    if (!reached.has(state)) errors.push(`${state} cannot be reached`);
    const left = rows.some(([, { from, to }]) => from.includes(state) && to.some((next) => next !== state));
    if (!left && !final.includes(state)) errors.push(`${state} cannot be left`);
  }
  return errors;
}

/** Throws at start when a table of moves has a dead end: a report must never be stuck for lack of a row. */
export function validateTransitions<State extends string>(machine: Machine<State>): void {
  const errors = transitionErrors(machine);
  if (errors.length) throw new Error(`Unsound transitions: ${errors.join('; ')}`);
}
