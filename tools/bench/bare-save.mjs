import pg from 'pg';
import { lockReport, lockSection, writeChanges } from '../../dist/server/backend/src/figures/save-statements.js';
import { pool } from './product.mjs';

/**
 * The same transaction as the save endpoint's, by its own statements, with nothing around it: no HTTP, session,
 * rights, validation or ORM. Somebody listens for the news, as an API process does.
 */
export async function openBareSaves(databaseUrl) {
  const connections = new pg.Pool({ connectionString: databaseUrl, max: pool });
  const listener = new pg.Client(databaseUrl);
  await listener.connect();
  await listener.query('listen report_changed');
  return {
    save: (writer, values) => save(connections, writer, values),
    async stop() {
      await listener.end();
      await connections.end();
    },
  };
}

async function save(connections, { person, sectionId, figures }, values) {
  const client = await connections.connect();
  try {
    await client.query('START TRANSACTION');
    const [report] = (await client.query(lockReport, [sectionId])).rows;
    const [section] = (await client.query(lockSection, [sectionId])).rows;
    const event = {
      kind: 'saved',
      reportId: report.reportId,
      sectionId,
      figuresRevision: report.figuresRevision + 1,
      computedRevision: report.computedRevision,
      by: person.id,
    };
    await client.query(writeChanges, [
      report.reportId,
      sectionId,
      section.revision + 1,
      figures.map(() => 'figure'),
      figures,
      figures.map((key) => JSON.stringify(section.figures[key])),
      values.map((value) => JSON.stringify(value)),
      person.id,
      person.name,
      person.post,
      JSON.stringify(event),
    ]);
    await client.query('COMMIT');
  } finally {
    client.release();
  }
}
