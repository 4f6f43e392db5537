import type { AssignedSection } from '../reports/assigned-section.js';

/** What somebody is asked; `deadline`: what already waits for them is due on another day. */
export type AssignedTask = 'write' | 'countersign' | 'sign' | 'deadline';

export interface Ask {
  role: 'owner' | 'reviewer' | 'leader';
  /** An office's id; a person's for a leader. */
  of: string;
  task: AssignedTask;
}

/** Whom a press asks what, by where the section stands: only those with whom it is now, or who are new to it. */
export function asksOf({ state, first, changed, officeId, leaderId, countersigners, joined }: AssignedSection): Ask[] {
  const later = changed.includes('deadline');
  const ask = (role: Ask['role'], of: string | null, task: AssignedTask): Ask[] => (of ? [{ role, of, task }] : []);
  switch (state) {
    case 'draft':
    case 'returned':
      if (first || changed.includes('office')) return ask('owner', officeId, 'write');
      return later ? ask('owner', officeId, 'deadline') : [];
    case 'in_review':
      return [
        ...joined.flatMap((office) => ask('reviewer', office, 'countersign')),
        ...(later
          ? [officeId, ...countersigners]
              .filter((office) => office === null || !joined.includes(office))
              .flatMap((office) => ask('reviewer', office, 'deadline'))
          : []),
      ];
    case 'awaiting_sign_off':
      if (changed.includes('leader')) return ask('leader', leaderId, 'sign');
      return later ? ask('leader', leaderId, 'deadline') : [];
    case 'signed_off':
      return [];
  }
}
