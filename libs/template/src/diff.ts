import type { TemplateDefinition } from './definition.js';
import { movedItems } from './diff/order.js';
import { identityOf, partsOf, type Part } from './diff/parts.js';
import { partWords, propertyWord } from './diff/words.js';

export type TemplatePart =
  | 'template'
  | 'section'
  | 'field'
  | 'column'
  | 'row'
  | 'formula'
  | 'derived'
  | 'group'
  | 'indicator'
  | 'rule'
  | 'rubric'
  | 'check';

/** One change between two versions of a template, for people. `before` and `after` are null where there is none. */
export interface TemplateChange {
  part: TemplatePart;
  change: 'added' | 'removed' | 'changed' | 'moved';
  key: string;
  label: string;
  section: string | null;
  before: string | null;
  after: string | null;
  /** The whole change as one sentence. */
  text: string;
}

/**
 * What is different between two versions, in the order of the template: parts are the same when their keys are. What
 * comes or goes with a whole section or table is told once, with that section or table.
 */
export function diffTemplates(before: TemplateDefinition, after: TemplateDefinition): TemplateChange[] {
  const [old, fresh] = [partsOf(before), partsOf(after)].map(byIdentity) as [Parts, Parts];
  const moves = movesOf(old, fresh);
  return [
    ...[...fresh].flatMap(([identity, part]) => {
      const was = old.get(identity);
      if (!was) return goesWith(part, fresh, old) ? [] : [added(part, fresh)];
      const moved = moves.get(identity);
      return [...(moved ? [moved] : []), ...changed(was, part, old)];
    }),
    ...[...old].flatMap(([identity, part]) =>
      fresh.has(identity) || goesWith(part, old, fresh) ? [] : [removed(part, old)],
    ),
  ];
}

type Parts = ReadonlyMap<string, Part>;
const byIdentity = (parts: readonly Part[]): Parts => new Map(parts.map((part) => [identityOf(part), part]));

/** The owner of the part is missing from the other version too. Settings have no part of their own to come or go. */
function goesWith({ owner }: Part, own: Parts, other: Parts): boolean {
  return owner !== null && own.has(owner) && !other.has(owner);
}

/** `表“预算执行”的行“工资”`. */
function called({ part, label, owner }: Part, parts: Parts): string {
  const within = owner === null ? undefined : parts.get(owner);
  const name = `${partWords[part]}${label && `“${label}”`}`;
  return within ? `${partWords[within.part]}“${within.label}”的${name}` : name;
}

const place = ({ part, key, label, section }: Part) => ({ part, key, label, section });

function added(part: Part, parts: Parts): TemplateChange {
  const after = summary(part);
  return { ...place(part), change: 'added', before: null, after, text: `新增${called(part, parts)}：${after}` };
}

function removed(part: Part, parts: Parts): TemplateChange {
  const before = summary(part);
  return { ...place(part), change: 'removed', before, after: null, text: `删去${called(part, parts)}：${before}` };
}

const summary = ({ properties }: Part): string =>
  [...properties].map(([name, value]) => `${propertyName(name)} ${value}`).join('，');

/** `rule.bands` is the rule's 分档, `formulas.budget` the formula of the column `budget`. */
function propertyName(name: string): string {
  const [outer, inner] = name.split('.') as [string, string | undefined];
  if (inner === undefined) return propertyWord(outer);
  return outer === 'formulas' ? `“${inner}”列的公式` : propertyWord(inner);
}

function partOfProperty(part: Part, name: string): TemplatePart {
  if (name === 'formula' || name.startsWith('formulas.')) return 'formula';
  return name.startsWith('rule.') ? 'rule' : part.part;
}

function changed(was: Part, now: Part, old: Parts): TemplateChange[] {
  const names = [...new Set([...now.properties.keys(), ...was.properties.keys()])];
  return names.flatMap((name): TemplateChange[] => {
    const [before, after] = [was.properties.get(name) ?? null, now.properties.get(name) ?? null];
    if (before === after) return [];
    const part = partOfProperty(now, name);
    const of = part === 'rule' ? `${partWords.indicator}“${was.label}”评分规则` : called(was, old);
    const change =
      part === 'formula' && before === null ? 'added' : part === 'formula' && after === null ? 'removed' : 'changed';
    const text = `${of}的${propertyName(name)}由${quoted(before)}改为${quoted(after)}`;
    return [{ ...place(now), part, change, before, after, text }];
  });
}

const quoted = (value: string | null): string => (value === null ? '（无）' : `“${value}”`);

/** Parts that stand elsewhere: with another owner, or in another order among those that both versions have. */
function movesOf(old: Parts, fresh: Parts): ReadonlyMap<string, TemplateChange> {
  const moves = new Map<string, TemplateChange>();
  const lists = new Map<string, { was: string[]; now: string[] }>();
  const listOf = ({ part, owner }: Part) => {
    const name = `${part} ${owner ?? ''}`;
    const list = lists.get(name) ?? { was: [], now: [] };
    lists.set(name, list);
    return list;
  };
  const stays = (identity: string) => old.has(identity) && fresh.get(identity)?.owner === old.get(identity)?.owner;
  for (const [identity, part] of old) if (stays(identity)) listOf(part).was.push(identity);
  for (const [identity, part] of fresh) if (stays(identity)) listOf(part).now.push(identity);
  for (const { was, now } of lists.values())
    for (const identity of movedItems(was, now))
      moves.set(identity, moved(fresh.get(identity)!, after(was, identity, old), after(now, identity, fresh), fresh));
  for (const [identity, part] of fresh) {
    const before = old.get(identity);
    if (before && before.owner !== part.owner)
      moves.set(identity, moved(part, owned(before, old), owned(part, fresh), fresh));
  }
  return moves;
}

function after(list: readonly string[], identity: string, parts: Parts): string {
  const previous = parts.get(list[list.indexOf(identity) - 1] ?? '');
  return previous ? `“${previous.label}”之后` : '最前';
}

function owned({ owner }: Part, parts: Parts): string {
  const within = parts.get(owner ?? '');
  return within ? `${partWords[within.part]}“${within.label}”` : '';
}

function moved(part: Part, before: string, after: string, parts: Parts): TemplateChange {
  return { ...place(part), change: 'moved', before, after, text: `${called(part, parts)}由${before}移到${after}` };
}
