import { openBareSaves } from './bare-save.mjs';
import { Connection } from './connection.mjs';
import { measurement, median } from './measurement.mjs';
import { startApi } from './product.mjs';
import { Visitor } from './visitor.mjs';
import { password } from './world.mjs';

const warmUpMs = 3_000;
const roundMs = 600;
const rounds = 29;

/**
 * Saves a second through the endpoint against the same transaction in bare pg, both with sixteen clients that each
 * change three figures of their own section again and again, on two copies of one database: once as deployed, and
 * once with commits that do not wait for the disk, which costs both alike and would hide what the endpoint adds.
 */
export async function measureSave(databases, writers) {
  const copy = await databases.copy('bare');
  const opened = [];
  const keep = (resource) => (opened.push(resource), resource);
  try {
    const bare = keep(await openBareSaves(copy));
    const api = keep(await startApi(databases));
    const clients = [];
    for (const writer of writers) clients.push(keep(await openClient(api.url, writer)));

    const endpoint = (ms) => rate(ms, clients, ({ save }) => save());
    const floor = (ms) => rate(ms, writers, (writer) => bare.save(writer, nextValues(writer)));
    const asDeployed = await compare('save', endpoint, floor);
    await databases.commitWithoutWaiting();
    return [asDeployed, await compare('save.no-disk', endpoint, floor)];
  } finally {
    for (const { stop } of opened.reverse()) await stop();
  }
}

/** Many short rounds in turn, so that a busy moment of the machine falls on both. */
async function compare(name, endpoint, floor) {
  await endpoint(warmUpMs);
  await floor(warmUpMs);
  const [values, floors] = [[], []];
  for (let round = 0; round < rounds; round += 1) {
    values.push(await endpoint(roundMs));
    floors.push(await floor(roundMs));
  }
  const [value, least] = [median(values), median(floors)];
  return measurement({ name, value, unit: 'saves/s', floor: least, more: true, target: 'ratio <= 2' });
}

/** How often a second `act` is done when each client does it again as soon as it is done. */
async function rate(ms, clients, act) {
  const started = performance.now();
  let done = 0;
  await Promise.all(
    clients.map(async (client) => {
      while (performance.now() - started < ms) {
        await act(client);
        done += 1;
      }
    }),
  );
  return done / ((performance.now() - started) / 1000);
}

let count = 1000;
/** Never what is stored already: an entry that changes nothing writes nothing. */
const nextValues = ({ figures }) => figures.map(() => String((count += 1)));

/** An owner with a connection of their own, who saves on top of the revision that the last save gave. */
async function openClient(url, writer) {
  const { headers } = await Visitor.signIn(url, writer.username, password);
  const connection = await Connection.open(url);
  const path = `/api/sections/${writer.sectionId}/figures`;
  let revision = writer.revision;
  return {
    async save() {
      const values = nextValues(writer);
      const figures = writer.figures.map((key, index) => ({ key, value: values[index] }));
      const { status, body } = await connection.send('PUT', path, headers, JSON.stringify({ revision, figures }));
      if (status !== 200) throw new Error(`save: ${status} ${body}`);
      ({ revision } = JSON.parse(body));
    },
    stop: () => connection.close(),
  };
}
