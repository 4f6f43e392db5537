/** What a name of a formula, or a key that something refers to, is called from now on. */
export type Renaming = (name: string) => string;

/** A thing that stands by itself, and for a table all its cells. */
export const renamingOf =
  (from: string, to: string): Renaming =>
  (name) =>
    name === from ? to : name.startsWith(`${from}.`) ? to + name.slice(from.length) : name;

const names = /(?<![\w.])[a-z][a-z0-9_]*(?:\.(?:[a-z0-9_]+|\*))*(?![\w.]|\s*\()/g;

/** The formula with its names renamed; functions and numbers stay. */
export function renamedFormula(formula: string, rename: Renaming): string {
  return formula.replace(names, (name) => rename(name));
}
