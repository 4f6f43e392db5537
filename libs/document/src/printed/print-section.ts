import type { FieldDefinition, FigureField, SectionDefinition } from '@countersign/template';
import { headingNumber } from './heading-number.js';
import { printList } from './print-list.js';
import { printNarrative } from './print-narrative.js';
import { printScoreSummary } from './print-score-summary.js';
import { printTable } from './print-table.js';
import type { PrintedBlock } from './printed-report.js';
import { unwritten, type Printing } from './printing.js';

/** A section with its heading; nothing where the reader may see none of its fields. */
export function printSection(section: SectionDefinition, printing: Printing): PrintedBlock[] {
  const { number, level } = headingNumber(section.number);
  const heading: PrintedBlock = { kind: 'heading', level, number, text: section.title, anchor: section.key };
  const fields = section.fields.filter(({ key }) => printing.source.visible(section.key, key));
  if (section.fields.length && !fields.length) return [];
  return [
    heading,
    ...(section.showsScore ? printScoreSummary(printing) : []),
    ...fields.flatMap((field) => fieldOf(field, { section, level, printing })),
    ...computedFigures(section, printing),
  ];
}

interface Place {
  section: SectionDefinition;
  level: number;
  printing: Printing;
}

function fieldOf(field: FieldDefinition, { section, level, printing }: Place): PrintedBlock[] {
  switch (field.kind) {
    case 'narrative':
      return narrativeOf(field, { section, level, printing });
    case 'figure':
      return [figureLine(field, printing)];
    case 'choice':
      return [
        line(field.label, choiceOf(field.options, printing.source.inputs.answers[field.key]) ?? missing(printing)),
      ];
    case 'table':
      return printTable(field, printing);
    case 'list':
      return printList(field, printing);
  }
}

/** Where a section has several texts, each stands under its name. */
function narrativeOf({ key, label }: FieldDefinition, { section, level, printing }: Place): PrintedBlock[] {
  const text = printing.source.inputs.answers[key];
  const written = typeof text === 'string' && text.trim() !== '';
  if (!written && !printing.draft) return [];
  const several = section.fields.filter(({ kind }) => kind === 'narrative').length > 1;
  const name: PrintedBlock[] = several
    ? [{ kind: 'paragraph', runs: [{ text: label, strong: true }], lead: true }]
    : [];
  if (written) return [...name, ...printNarrative(text, { level, anchor: `${section.key}-${key}` }, printing)];
  return [{ kind: 'paragraph', runs: [{ text: `${label}${unwritten}` }] }];
}

const choiceOf = (options: readonly { value: string; label: string }[], answer: unknown): string | undefined =>
  options.find(({ value }) => value === answer)?.label;

const missing = ({ draft }: Printing): string => (draft ? unwritten : '—');

function figureLine({ key, label }: Pick<FigureField, 'key' | 'label'>, printing: Printing): PrintedBlock {
  return { kind: 'paragraph', runs: [{ text: `${label}：` }, printing.figure(key, false)] };
}

const line = (label: string, text: string): PrintedBlock => ({
  kind: 'paragraph',
  runs: [{ text: `${label}：${text}` }],
});

/** Figures that the system computes and that this section is the first to show. */
function computedFigures({ key: section }: SectionDefinition, printing: Printing): PrintedBlock[] {
  const { template, visible } = printing.source;
  const derived = template.definition.derived.filter((each) => each.section === section && visible(section, each.key));
  if (!derived.length) return [];
  const runs = derived.flatMap(({ key, label }, index) => [
    { text: `${index ? '；' : '注：由填报数据计算，'}${label} ` },
    printing.figure(key, false),
  ]);
  return [{ kind: 'paragraph', note: true, runs: [...runs, { text: '。' }] }];
}
