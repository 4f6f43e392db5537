import type { SectionDefinition } from '@countersign/template';

/** One recorded act of the report. */
export interface Act {
  id: string;
  action: string;
  to: string | null;
  facts: Record<string, unknown>;
  section: string | null;
  actor: string | null;
}

const front = ['办公室', '财务科'];
const side = (office: string | undefined) => (front.includes(office ?? '') ? '' : '2');

/** Who must get a mail for an act, by username; written for this story alone, apart from the product's own table. */
export function mailRules(act: Act, sections: readonly SectionDefinition[]): string[] {
  const section = sections.find(({ key }) => key === act.section);
  const own = side(section?.office);
  const assisting = (section?.assisting ?? []).map((office) => `reviewer${side(office)}`);
  switch (act.action) {
    case 'assign':
      return [`owner${own}`];
    case 'submit':
      return section ? [...new Set([`reviewer${own}`, ...assisting])] : ['finance'];
    case 'countersign':
      return [`reviewer${own}`];
    case 'approve':
    case 'lapse':
      return [`leader${own}`];
    case 'return':
      return [`owner${own}`];
    case 'sign':
      return [`owner${own}`, 'coordinator'];
    case 'settle':
      return act.to === 'ready' ? ['coordinator'] : [];
    case 'request_revision':
      return ['coordinator', 'owner'];
    case 'accept':
      return ['coordinator', 'leader', 'leader2', 'owner', 'owner2'];
    default:
      return [];
  }
}
