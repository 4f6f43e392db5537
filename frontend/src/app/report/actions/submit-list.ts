import type { ReturnNote } from '@countersign/contracts';
import type { ShownFinding } from '../section/section-preview.js';

/** Something to do before a section can be submitted; `field` is where. */
export interface Owed {
  text: string;
  field: string;
}

export interface SectionWork {
  section: string;
  missing: readonly { field: string; label: string }[];
  findings: readonly ShownFinding[];
  notes: readonly ReturnNote[];
  conflicts: readonly { key: string }[];
  problems: Readonly<Record<string, unknown>>;
}

/** What a section still owes, the same that the server will ask for, but as of the last keystroke. */
export function owedBeforeSubmission({ section, missing, findings, notes, conflicts, problems }: SectionWork): Owed[] {
  const own = findings.filter((finding) => finding.section === section);
  const placeOf = ({ places }: ShownFinding) =>
    (places.find((place) => place.section === section) ?? places[0])?.field ?? section;
  const blocking = own.filter(({ severity }) => severity === 'blocking');
  const unexplained = own.filter(({ severity, explanation }) => severity === 'warning' && !explanation);
  const unanswered = notes.filter(({ answer }) => !answer);
  const unsaved = Object.keys(problems);
  return [
    ...conflicts.slice(0, 1).map(({ key }) => ({ text: `${conflicts.length} 处与他人的修改待选定`, field: key })),
    ...unsaved.slice(0, 1).map((field) => ({ text: `${unsaved.length} 处内容有误、尚未保存`, field })),
    ...missing.map(({ field, label }) => ({ text: label, field })),
    ...blocking.map((finding) => ({ text: finding.message, field: placeOf(finding) })),
    ...unexplained.map((finding) => ({ text: `需说明：${finding.message}`, field: placeOf(finding) })),
    ...unanswered.map(({ field, text }) => ({ text: `答复退回意见“${brief(text)}”`, field: field ?? section })),
  ];
}

const brief = (text: string): string => (text.length > 14 ? `${text.slice(0, 13)}…` : text);
