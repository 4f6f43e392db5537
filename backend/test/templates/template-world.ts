import { template2020 } from '@countersign/template';
import type { TemplateDefinition } from '@countersign/template';
import { TemplateVersion } from '../../src/templates/template-version.entity.js';
import type { Caller } from '../support/caller.js';
import type { TestServer } from '../support/server.js';

/** A copy that a spec may change. */
export const definition2020 = (): TemplateDefinition => structuredClone(template2020);

/** The version that the product ships. */
export const idOf2020 = async (server: TestServer): Promise<string> =>
  (
    await server.dataSource
      .getRepository(TemplateVersion)
      .findOneByOrFail({ key: template2020.key, year: 2020, version: 1 })
  ).id;

/** Content of a draft as its administrator sees it. */
export async function contentOf(admin: Caller, id: string): Promise<TemplateDefinition> {
  const { definition } = await admin.done('readTemplate', { params: { id } });
  return definition as unknown as TemplateDefinition;
}

/** A draft copied from the shipped 2020 template; `year` keeps the drafts of a spec apart. */
export async function draftOf2020(server: TestServer, admin: Caller, year = 2020): Promise<string> {
  const body = { from: await idOf2020(server), title: template2020.title, year };
  return (await admin.done('createTemplate', { body })).id;
}

/** A published version of the 2020 template with something changed. */
export async function publishChanged(
  server: TestServer,
  admin: Caller,
  change: (definition: TemplateDefinition) => void,
): Promise<string> {
  const id = await draftOf2020(server, admin);
  const definition = await contentOf(admin, id);
  change(definition);
  const { revision } = await admin.done('saveTemplate', { params: { id }, body: { revision: 1, definition } });
  await admin.done('publishTemplate', { params: { id }, body: { revision } });
  return id;
}
