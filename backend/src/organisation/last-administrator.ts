import type { EntityManager } from 'typeorm';
import { lastAdministrator } from './organisation-problems.js';

/**
 * Does the work and refuses it when nobody would be left to run the installation. Locks the administrators'
 * grants first, so that two administrators cannot remove each other at once.
 */
export async function keepingAnAdministrator<T>(tx: EntityManager, work: () => Promise<T>): Promise<T> {
  await tx.query(`select from role_grant where role = 'administrator' order by id for update`);
  const done = await work();
  const [answer] = await tx.query<{ left: boolean }[]>(
    `select exists (
       select from role_grant g join person p on p.id = g.person_id where g.role = 'administrator' and p.active
     ) as left`,
  );
  if (!answer?.left) throw lastAdministrator();
  return done;
}
