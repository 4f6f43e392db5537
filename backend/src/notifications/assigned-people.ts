import type { EntityManager } from 'typeorm';
import type { AssignedSection } from '../reports/assigned-section.js';
import { asksOf, type AssignedTask } from './assignment-asks.js';
import type { Happening } from './happening.js';
import type { Recipient } from './recipients.js';

/** What one press asks of one person in one section. */
export interface PersonalTask {
  section: AssignedSection;
  task: AssignedTask;
}

type Holder = Recipient & { role: string; officeId: string | null };

/** Everyone whom a press on “分派” asks something, once, with their sections; never who pressed. */
export async function assignedPeople(
  tx: EntityManager,
  { actorId, departmentId }: Happening,
  sections: readonly AssignedSection[],
): Promise<(Recipient & { tasks: PersonalTask[] })[]> {
  const asks = sections.flatMap((section) => asksOf(section).map((ask) => ({ ...ask, section })));
  const holders = await tx.query<Holder[]>(
    `select distinct p.id, p.name, p.email, p.mail_preference as "mailPreference", g.role, g.office_id as "officeId"
     from person p join role_grant g on g.person_id = p.id join office o on o.id = g.office_id
     where p.active and p.id is distinct from $1::uuid and o.department_id = $2 and g.role in ('owner', 'reviewer', 'leader')
     order by p.id`,
    [actorId, departmentId],
  );
  const people = new Map<string, Recipient & { tasks: PersonalTask[] }>();
  for (const { role, officeId, ...recipient } of holders) {
    const concerned = (ask: (typeof asks)[number]) =>
      ask.role === role && ask.of === (role === 'leader' ? recipient.id : officeId);
    const person = people.get(recipient.id) ?? { ...recipient, tasks: [] };
    for (const { section, task } of asks.filter(concerned))
      // who holds the role in several offices is asked once for a section
      if (!person.tasks.some((each) => each.section.id === section.id)) person.tasks.push({ section, task });
    if (person.tasks.length) people.set(recipient.id, person);
  }
  return [...people.values()];
}
