import type { SectionDefinition } from '@countersign/template';
import { headingNumber, isAnnex } from './heading-number.js';
import { printScoreTable } from './print-score-table.js';
import { printSection } from './print-section.js';
import type { PrintSource } from './print-source.js';
import type { PrintedBlock, PrintedPart, PrintedReport } from './printed-report.js';
import { Printing } from './printing.js';

/** The report as it is printed, from one state of its inputs. */
export function printReport(source: PrintSource): PrintedReport {
  const { department, date, made, template } = source;
  const { year, title, sections } = template.definition;
  const printing = new Printing(source);
  const body = sections.filter(({ number }) => !isAnnex(number));
  const annexes = sections.filter(({ number }) => isAnnex(number)).map((section) => annexOf(section, printing));
  const scored = sections.some((section) => isAnnex(section.number) && section.showsScore === 'indicators');
  return {
    title: `${department}${year}年度${title}`,
    department,
    year,
    cover: [department, date],
    ...(printing.draft && { watermark: '草稿' }),
    ...(made !== undefined && { made }),
    parts: [{ blocks: bodyOf(body, printing) }, ...annexes, ...(scored ? [] : scoreAnnex(printing))],
  };
}

/** Headings above sections that are left out go with them. */
function bodyOf(sections: readonly SectionDefinition[], printing: Printing): PrintedBlock[] {
  const printed = sections.map((section) => ({ section, blocks: printSection(section, printing) }));
  const needed = new Set<string>();
  for (const { section, blocks } of printed.toReversed())
    if (section.parent !== undefined && blocks.length && (!section.heading || needed.has(section.key)))
      needed.add(section.parent);
  return printed.flatMap(({ section, blocks }) => (section.heading && !needed.has(section.key) ? [] : blocks));
}

function annexOf(section: SectionDefinition, printing: Printing): PrintedPart {
  if (section.showsScore !== 'indicators') return { blocks: printSection(section, printing) };
  const blocks = printSection({ ...section, showsScore: undefined }, printing);
  return { landscape: true, blocks: [...blocks, ...printScoreTable(printing)] };
}

/** A template whose rubric has no annex of its own gets one. */
function scoreAnnex(printing: Printing): PrintedPart[] {
  const table = printScoreTable(printing);
  if (!table.length) return [];
  const { number, level } = headingNumber('附件');
  return [
    {
      landscape: true,
      blocks: [{ kind: 'heading', level, number, text: '　绩效评分表', anchor: 'score-table' }, ...table],
    },
  ];
}
