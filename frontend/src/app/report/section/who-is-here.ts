import type { PresenceEvent } from '@countersign/contracts';

/** How often an open section says that somebody is there (milliseconds). */
export const saidEveryMs = 20_000;
/** Who has not said it twice has gone: a closed lid says nothing. */
const silentMs = 2.5 * saidEveryMs;

export interface Person {
  readonly name: string;
  readonly post: string;
}

interface Seen extends Person {
  readonly id: string;
  readonly sectionId: string;
  /** Milliseconds. */
  readonly at: number;
}

/** Everybody seen at a report, one place a person. */
export type Seens = readonly Seen[];

/** After somebody came, said it again, moved to another section, or left; `me` is never among them. */
export function after(seen: Seens, { here, sectionId, person }: PresenceEvent, me: string, now: number): Seens {
  const { id, name, post } = person;
  if (id === null || id === me) return seen;
  const others = seen.filter((each) => each.id !== id && now - each.at < silentMs);
  // a word of leaving one section may come after the word of having come to another
  const moved = seen.find((each) => each.id === id && !here && each.sectionId !== sectionId);
  if (moved) return [...others, moved];
  return here ? [...others, { id, name, post, sectionId, at: now }] : others;
}

/** Who is at a section, in the order in which they were heard first. */
export const at = (seen: Seens, sectionId: string | undefined, now: number): Person[] =>
  seen.filter((each) => each.sectionId === sectionId && now - each.at < silentMs);
