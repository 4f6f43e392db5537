import type { FieldDefinition, FieldMoment, FieldRight, ViewerRole } from '@countersign/template';

/** One line of a form of rights: a role, and the states in which only it holds (none: always). */
export interface RightLine<Role extends ViewerRole = ViewerRole> {
  readonly role: Role;
  readonly states: readonly FieldMoment[];
}

export function rightLines<Role extends ViewerRole>(rights: readonly FieldRight<Role>[]): RightLine<Role>[] {
  return rights.map((right) => (typeof right === 'string' ? { role: right, states: [] } : right));
}

/** As short as a template can say it. */
export function rightsOf<Role extends ViewerRole>(lines: readonly RightLine<Role>[]): FieldRight<Role>[] {
  return lines.map(({ role, states }) => (states.length ? { role, states: [...states] } : role));
}

/** The line with the state ticked or not, in the order of `all`. */
export function withState<Role extends ViewerRole>(
  line: RightLine<Role>,
  { state, on }: { state: FieldMoment; on: boolean },
  all: readonly FieldMoment[],
): RightLine<Role> {
  return { ...line, states: all.filter((each) => (each === state ? on : line.states.includes(each))) };
}

/** The field with other rights; without the property where the list says nothing. */
export function withRights(
  field: FieldDefinition,
  key: 'editableBy' | 'visibleTo',
  rights: readonly FieldRight<ViewerRole>[] | null,
): FieldDefinition {
  const { [key]: _, ...rest } = field;
  return (rights?.length ? { ...rest, [key]: rights } : rest) as FieldDefinition;
}
