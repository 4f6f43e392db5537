import type { EntityManager } from 'typeorm';
import type { ReportEventKind } from '../reports/act-recorder.service.js';
import { assignedPeople, type PersonalTask } from './assigned-people.js';
import { assignedSections, namedPeople, namedSections, type Happening } from './happening.js';

export interface Recipient {
  id: string;
  name: string;
  email: string;
  mailPreference: 'at_once' | 'in_app';
  /** What a press on “分派” asks of this person. */
  tasks?: readonly PersonalTask[];
}

/** A group of people seen from one event. */
type Audience =
  | 'owners'
  | 'reviewers'
  | 'countersigners'
  | 'leader'
  | 'coordinators'
  | 'finance'
  | 'department_owners'
  | 'department_leaders'
  | 'owners_of_reopened'
  | 'named_people';

type Rule = readonly Audience[] | ((happening: Happening) => readonly Audience[]);

/** Whom each event concerns. A function where it depends on where the act led. */
const audiences: Readonly<Record<ReportEventKind, Rule>> = {
  'section.submitted': ['reviewers', 'countersigners'],
  'section.countersigned': ['reviewers'],
  'section.approved': ['leader'],
  'section.returned': ({ to }) => (to === 'in_review' ? ['reviewers'] : ['owners']),
  'section.recalled': ({ to }) => (to === 'draft' ? ['reviewers', 'countersigners'] : ['leader']),
  'section.signed': ['owners', 'coordinators'],
  // of a revision request the owners hear once, by the request itself
  'section.reopened': ({ facts }) => (facts['cause'] === 'revision_request' ? [] : ['owners']),
  'section.lapsed': ['leader'],
  // each is told of their own sections: `assignedPeople`
  'report.assigned': [],
  'section.reminded': ({ sectionState }) => {
    if (sectionState === 'in_review') return ['reviewers', 'countersigners'];
    return sectionState === 'awaiting_sign_off' ? ['leader'] : ['owners'];
  },
  // who is mentioned, and who has spoken in the thread
  'section.commented': ['named_people'],
  'report.ready': ['coordinators'],
  'report.submitted': ['finance'],
  'report.withdrawn': ['finance'],
  'report.opened': [],
  'report.accepted': ['coordinators', 'department_leaders', 'department_owners'],
  'report.published': ['coordinators', 'department_leaders', 'department_owners'],
  'report.revision_requested': ['coordinators', 'owners_of_reopened'],
};

/** Conditions over `g` (role_grant), `p` (person) and `x` (the place of the event). */
const condition: Readonly<Record<Audience, string>> = {
  owners: `(g.role = 'owner' and g.office_id = x.office)`,
  reviewers: `(g.role = 'reviewer' and g.office_id = x.office)`,
  countersigners: `(g.role = 'reviewer' and g.office_id in (
    select office_id from section_assisting_office where section_id = x.section and countersigned_at is null))`,
  leader: `(p.id = x.leader)`,
  coordinators: `(g.role = 'coordinator' and g.department_id = x.department)`,
  finance: `(g.role = 'finance' and (g.department_id is null or g.department_id = x.department))`,
  department_owners: `(g.role = 'owner' and g.office_id in (select office_id from section where report_id = x.report and removed_at is null))`,
  department_leaders: `(p.id in (select leader_id from section where report_id = x.report and removed_at is null))`,
  owners_of_reopened: `(g.role = 'owner' and g.office_id in (
    select office_id from section where report_id = x.report and key = any(x.named)))`,
  named_people: `(p.id = any(x.people))`,
};

/** Everyone whom the event concerns, once each; never who did it, never who has left. */
export async function recipientsOf(tx: EntityManager, happening: Happening): Promise<Recipient[]> {
  if (happening.kind === 'report.assigned') return assignedPeople(tx, happening, assignedSections(happening));
  const rule = audiences[happening.kind];
  const chosen = typeof rule === 'function' ? rule(happening) : rule;
  if (!chosen.length) return [];
  return tx.query<Recipient[]>(
    `select distinct p.id, p.name, p.email, p.mail_preference as "mailPreference"
     from (select $1::uuid as office, $2::uuid as leader, $3::uuid as department, $4::uuid as section, $5::uuid as report,
         $7::text[] as named, $8::uuid[] as people) x,
       person p join role_grant g on g.person_id = p.id
     where p.active and p.id is distinct from $6::uuid
       and (${chosen.map((audience) => condition[audience]).join(' or ')})
     order by p.id`,
    [
      happening.officeId,
      happening.leaderId,
      happening.departmentId,
      happening.sectionId,
      happening.reportId,
      happening.actorId,
      namedSections(happening).map(({ section }) => section),
      namedPeople(happening),
    ],
  );
}
