/** What a text of a template refers to. Everything else is words, numbers and options. */
export type ReferenceKind =
  | 'section'
  | 'group'
  /** A formula over figures. */
  | 'formula'
  /** A formula in which columns of the table stand for cells of the row; other names are figures. */
  | 'columns'
  /** Key of a column of the table. */
  | 'column'
  /** Key of a row of the table, or a pattern of rows. */
  | 'row'
  /** Key of a figure or field, or a pattern of figures. */
  | 'name'
  /** Key of a figure, a field or an answer of the rubric. */
  | 'place'
  /** Key of an answer of the rubric. */
  | 'answer';

type Holder = Readonly<Record<string, unknown>>;

/** References of one kind of thing by where they stand: `bands.from`, `rows.formulas{}` for the names of a record. */
export type Places = Readonly<Record<string, ReferenceKind | ((holder: Holder) => ReferenceKind | undefined)>>;

export interface Reference {
  kind: ReferenceKind;
  text: string;
  /** Key of the table that columns and rows are of. */
  table?: string;
}

/** Gives what a reference says from now on. */
export type Visit = (reference: Reference) => string;

/** A copy of `value` in which every reference at one of the places is as `visit` says; the rest is as it was. */
export function visited<T>(value: T, places: Places, visit: Visit, table?: string): T {
  const at = (path: string, text: string, holder: Holder): string => {
    const place = places[path];
    const kind = typeof place === 'function' ? place(holder) : place;
    return kind === undefined ? text : visit({ kind, text, ...(table !== undefined && { table }) });
  };
  const within = (each: unknown, path: string, holder: Holder): unknown => {
    if (typeof each === 'string') return at(path, each, holder);
    if (Array.isArray(each)) return each.map((item) => within(item, path, holder));
    if (typeof each !== 'object' || each === null) return each;
    const named = `${path}{}` in places;
    return Object.fromEntries(
      Object.entries(each).map(([key, inner]) =>
        named
          ? [at(`${path}{}`, key, holder), within(inner, path, holder)]
          : [key, within(inner, path ? `${path}.${key}` : key, each as Holder)],
      ),
    );
  };
  // every text is replaced by a text, so the copy has the shape of the value
  return within(value, '', value as Holder) as T;
}
