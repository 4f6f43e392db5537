const keyShape = /^[a-z][a-z0-9_]*(\.[a-z0-9_]+)*$/;

/** Whether `text` is a figure key: lower-case parts joined by dots, the first beginning with a letter. */
export function isKey(text: string): boolean {
  return keyShape.test(text);
}

/** The keys of a model, for looking up one name or all the names that a pattern stands for. */
export class KeyIndex {
  private readonly names: ReadonlySet<string>;
  private readonly byLength = new Map<number, string[][]>();

  constructor(keys: Iterable<string>) {
    this.names = new Set(keys);
    for (const key of this.names) {
      const parts = key.split('.');
      const sameLength = this.byLength.get(parts.length);
      if (sameLength) sameLength.push(parts);
      else this.byLength.set(parts.length, [parts]);
    }
  }

  has(key: string): boolean {
    return this.names.has(key);
  }

  /** Keys that `pattern` names, in the order they were declared; each `*` stands for exactly one part of a key. */
  matches(pattern: string): string[] {
    const wanted = pattern.split('.');
    return (this.byLength.get(wanted.length) ?? [])
      .filter((parts) => wanted.every((part, index) => part === '*' || part === parts[index]))
      .map((parts) => parts.join('.'));
  }
}
