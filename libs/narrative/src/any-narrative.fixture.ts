import fc from 'fast-check';
import type { FigureChip, Inline, NarrativeBlock, TextCell } from './blocks.js';

/** Characters that mean something, words, digits and a rare character; never a line break. */
const piece = fc.constantFrom(
  ...'\\{}[]*|#+!^<ab.1 ,位支出约。',
  '𠮷',
  '**',
  '{a}',
  '[^',
  '# ',
  '{{table:a}}',
  '![a](b)',
);
const text = fc.array(piece, { minLength: 1, maxLength: 8 }).map((pieces) => pieces.join(''));

const chip: fc.Arbitrary<FigureChip> = fc.record(
  {
    key: fc.constantFrom('a', 'execution.total.progress', 't4.row_1.spent'),
    unit: fc.constantFrom('元', '万元', '亿元'),
    decimals: fc.integer({ min: 0, max: 6 }),
    withUnit: fc.constant(true as const),
    change: fc.constantFrom('rate' as const, 'amount' as const),
  },
  { requiredKeys: ['key'] },
);

/** Runs of the same strength side by side are one run. */
function joined(inlines: readonly Inline[]): Inline[] {
  return inlines.reduce<Inline[]>((done, next) => {
    const last = done.at(-1);
    if (last?.kind !== 'text' || next.kind !== 'text' || last.strong !== next.strong) return [...done, next];
    return [...done.slice(0, -1), { ...last, text: last.text + next.text }];
  }, []);
}

const strong = fc.constantFrom({}, { strong: true as const });
const written = fc.oneof(
  fc.tuple(text, strong).map(([characters, how]): Inline => ({ kind: 'text', text: characters, ...how })),
  fc.tuple(chip, strong).map(([each, how]): Inline => ({ kind: 'figure', chip: each, ...how })),
);
const footnote = fc
  .array(written, { minLength: 1, maxLength: 3 })
  .map((content): Inline => ({ kind: 'footnote', content: joined(content) }));
const content = fc.array(fc.oneof({ weight: 4, arbitrary: written }, footnote), { maxLength: 4 }).map(joined);

const cell: fc.Arbitrary<TextCell> = fc.oneof(
  content.map((each) => ({ content: each })),
  fc.constantFrom('left' as const, 'above' as const).map((joins) => ({ content: [], joins })),
);
const table = fc
  .array(fc.array(cell, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 })
  .map((rows): NarrativeBlock => ({ kind: 'table', rows }));

const block: fc.Arbitrary<NarrativeBlock> = fc.oneof(
  content.map((each): NarrativeBlock => ({ kind: 'paragraph', content: each })),
  fc
    .tuple(fc.constantFrom(1 as const, 2 as const, 3 as const), content)
    .map(([level, each]): NarrativeBlock => ({ kind: 'heading', level, content: each })),
  fc
    .tuple(fc.constantFrom(1 as const, 2 as const, 3 as const, 4 as const), content)
    .map(([level, each]): NarrativeBlock => ({ kind: 'numbered', level, content: each })),
  content.map((each): NarrativeBlock => ({ kind: 'bullet', content: each })),
  table,
  fc
    .array(piece, { maxLength: 6 })
    .map((pieces): NarrativeBlock => ({ kind: 'picture', attachment: 'a1-b2', caption: pieces.join('') })),
  fc.constantFrom<NarrativeBlock>({ kind: 'live_table', table: 'execution' }, { kind: 'live_chart', chart: 'score' }),
);

/** Trees as `readNarrative` gives them: at least one line, no two tables side by side. */
export const anyNarrative = fc
  .array(block, { minLength: 1, maxLength: 6 })
  .map((blocks) => blocks.filter(({ kind }, index) => kind !== 'table' || blocks[index - 1]?.kind !== 'table'));

/** Texts full of what could be markup. */
export const anyText = fc
  .array(fc.oneof(piece, fc.constantFrom('\n', '\n|', '|\n', '\r\n')), { maxLength: 40 })
  .map((pieces) => pieces.join(''));
