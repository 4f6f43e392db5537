const keyShape = /^(?!(?:and|or|not)$)[a-z][a-z0-9_]*(\.[a-z0-9_]+)*$/;
const priorMark = '@prior';

/**
 * Whether `text` is a figure key: lower-case parts joined by dots, the first beginning with a letter. The words of
 * the formula language `and`, `or` and `not` are none.
 */
export function isKey(text: string): boolean {
  return keyShape.test(text);
}

/** The name under which last year's amount of a figure is an input of the model: `budget.total@prior`. */
export function priorKeyOf(key: string): string {
  return key + priorMark;
}

/** The figure whose amount of last year this names; undefined for every other key. */
export function figureOfPrior(name: string): string | undefined {
  return name.endsWith(priorMark) ? name.slice(0, -priorMark.length) : undefined;
}

/** Keys by their parts; `place` is that of the key that ends here, in the order of declaration. */
interface Branch {
  parts?: Map<string, Branch>;
  place?: number;
}

/** The keys of a model, for looking up one name or all the names that a pattern stands for. */
export class KeyIndex {
  private readonly keys: readonly string[];
  private readonly names: ReadonlySet<string>;
  private root?: Branch;

  constructor(keys: Iterable<string>) {
    this.names = new Set(keys);
    this.keys = [...this.names];
  }

  has(key: string): boolean {
    return this.names.has(key);
  }

  [Symbol.iterator](): Iterator<string> {
    return this.keys.values();
  }

  /** Keys that `pattern` names, in the order they were declared; each `*` stands for exactly one part of a key. */
  matches(pattern: string): string[] {
    let branches = [(this.root ??= treeOf(this.keys))];
    for (const part of pattern.split('.'))
      branches = branches.flatMap(({ parts }) =>
        part === '*' ? [...(parts?.values() ?? [])] : (parts?.get(part) ?? []),
      );
    return branches
      .flatMap(({ place }) => place ?? [])
      .sort((a, b) => a - b)
      .map((place) => this.keys[place]!);
  }
}

function treeOf(keys: readonly string[]): Branch {
  const root: Branch = {};
  for (const [place, key] of keys.entries()) {
    let branch = root;
    for (const part of key.split('.')) {
      branch.parts ??= new Map();
      let next = branch.parts.get(part);
      if (!next) branch.parts.set(part, (next = {}));
      branch = next;
    }
    branch.place = place;
  }
  return root;
}
