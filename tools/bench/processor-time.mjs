import { readdirSync, readFileSync } from 'node:fs';

/** Clock ticks of `/proc/<pid>/stat` a second. */
const ticks = 100;

/** User and system time of a process and its threads so far, in seconds. */
export function processorSeconds(pid) {
  const { user, system } = statOf(pid);
  return (user + system) / ticks;
}

/** The same of a process, its children and those that have ended. */
export function familySeconds(pid) {
  const { user, system, endedUser, endedSystem } = statOf(pid);
  const children = readdirSync('/proc').flatMap((name) => (/^\d+$/.test(name) ? (standing(name) ?? []) : []));
  return children
    .filter(({ parent }) => parent === pid)
    .reduce(
      (sum, child) => sum + (child.user + child.system) / ticks,
      (user + system + endedUser + endedSystem) / ticks,
    );
}

export const parentOf = (pid) => statOf(pid).parent;

function statOf(pid) {
  const text = readFileSync(`/proc/${pid}/stat`, 'latin1');
  // the name of the program stands in parentheses and may hold anything
  const fields = text.slice(text.lastIndexOf(') ') + 2).split(' ');
  const number = (index) => Number.parseInt(fields[index], 10);
  return { parent: number(1), user: number(11), system: number(12), endedUser: number(13), endedSystem: number(14) };
}

function standing(pid) {
  try {
    return statOf(pid);
  } catch {
    return undefined; // it has just ended
  }
}
