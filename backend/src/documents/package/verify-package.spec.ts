import { compileTemplate, evaluateReport, template2020 } from '@countersign/template';
import type { ReportEvaluation } from '@countersign/template';
import { goldenInputs } from '@countersign/template/demo';
import { canonicalJson } from '@countersign/workflow';
import { describe, expect, it } from '@jest/globals';
import { eventHash, genesisHash, type ChainedEvent, type SealedEvent } from '../../audit/chain.js';
import { verify } from '../../commands/verify.js';
import { sha256 } from '../files/file-store.service.js';
import type { ReportVersion } from '../versions/report-version.js';
import { manifestName, memberNames, type Member } from './manifest.js';
import { verifyPackage } from './verify-package.js';
import { writePackage } from './write-package.js';

const compiled = compileTemplate(template2020);
if (!compiled.ok) throw new Error('the shipped template does not compile');
const evidence = Buffer.from('%PDF-1.4 evidence');
const inputs = {
  ...goldenInputs,
  attachments: {
    tasks: [{ id: 'a1', name: '合同.pdf', digest: sha256(evidence), size: evidence.length, type: 'application/pdf' }],
  },
};
const evaluation = evaluateReport(compiled.template, inputs);

function chain(...actions: string[]): SealedEvent[] {
  let previousHash = genesisHash;
  return actions.map((action, index) => {
    const event: ChainedEvent = {
      id: `e${index}`,
      reportId: 'r1',
      seq: index + 1,
      sectionId: null,
      personId: null,
      personName: '系统',
      personPost: '',
      action,
      from: null,
      to: null,
      comment: '',
      facts: {},
      at: '2021-03-31T00:00:00.000Z',
      previousHash,
    };
    previousHash = eventHash(event);
    return { ...event, hash: previousHash };
  });
}

const json = (value: unknown) => Buffer.from(canonicalJson(value));
function packed(changes: { evaluation?: ReportEvaluation; audit?: readonly SealedEvent[]; evidence?: Buffer } = {}) {
  const version: ReportVersion = {
    format: 1,
    reportId: 'r1',
    department: '某局',
    day: '2021-03-31',
    state: 'accepted',
    round: 1,
    template: { id: 't1', key: template2020.key, year: 2020, version: 1 },
    inputs,
    evaluation: changes.evaluation ?? evaluation,
    hidden: [],
  };
  const members: Member[] = [
    { path: memberNames.document('docx'), bytes: Buffer.from('a document') },
    { path: memberNames.version, bytes: json(version) },
    { path: memberNames.template, bytes: json(template2020) },
    { path: memberNames.audit, bytes: json(changes.audit ?? chain('create', 'submit', 'accept')) },
    { path: memberNames.attachment('a1', '合同.pdf'), bytes: changes.evidence ?? evidence },
  ];
  return writePackage({ reportId: 'r1', title: '自评报告', round: 1 }, members);
}

/** The content of a member that is stored as it is, changed in one byte. */
function flipped(zip: Buffer, name: string): Buffer {
  const path = Buffer.from(name);
  // the manifest names the members too: its local header is the first place of all
  const header = name === manifestName ? 0 : zip.indexOf(Buffer.concat([Buffer.from([0, 0]), path]), 200) + 2 - 30;
  const changed = Buffer.from(zip);
  const at = header + 30 + path.length + 7;
  changed[at] = changed[at]! ^ 1;
  return changed;
}

describe('the package of an accepted report', () => {
  it('is the same for the same content, and verified as it was packed', async () => {
    const zip = await packed();
    expect((await packed()).equals(zip)).toBe(true);
    expect(await verifyPackage(zip)).toEqual([]);
  });

  it.each([
    manifestName,
    memberNames.document('docx'),
    memberNames.version,
    memberNames.template,
    memberNames.audit,
    memberNames.attachment('a1', '合同.pdf'),
  ])('in which one byte of %s is another names it', async (name) => {
    const differing = await verifyPackage(flipped(await packed(), name));
    expect(differing.filter((line) => line.startsWith(name)).length).toBeGreaterThan(0);
  });

  it('that was packed anew with another score is found by computing it again', async () => {
    const [first, ...others] = evaluation.scores;
    const better = { ...evaluation, scores: [{ ...first!, points: '99' }, ...others], total: '99' };
    const differing = await verifyPackage(await packed({ evaluation: better }));
    expect(differing).toEqual([
      expect.stringContaining(`得分“${first!.label}”（${first!.key}）`),
      expect.stringContaining('总分 99，重新计算为'),
    ]);
  });

  it('that was packed anew with another figure, an event less or another file is found', async () => {
    const [key, value] = Object.entries(evaluation.derived).find(([, result]) => 'value' in result)!;
    const derived = { ...evaluation.derived, [key]: { ...value, value: '1' } };
    expect((await verifyPackage(await packed({ evaluation: { ...evaluation, derived } }))).join()).toContain(key);
    const [create, , accept] = chain('create', 'submit', 'accept');
    expect(await verifyPackage(await packed({ audit: [create!, accept!] }))).toEqual([
      expect.stringContaining('第 2 条与前一条不衔接'),
    ]);
    expect(await verifyPackage(await packed({ evidence: Buffer.from('another') }))).toEqual([
      expect.stringContaining('合同.pdf：不是报告所附的那个文件'),
    ]);
  });

  it('that claims to unfold into gigabytes is not unfolded', async () => {
    const zip = await packed();
    const entry = zip.lastIndexOf('PK\u0001\u0002');
    zip.writeUInt16LE(8, entry + 10); // compressed
    zip.writeUInt32LE(0x7fffffff, entry + 24);
    await expect(verifyPackage(zip)).rejects.toThrow('2147483647 字节');
  });
});

describe('npm run verify', () => {
  it('ends with 2 where there is nothing to verify', async () => {
    const said: string[] = [];
    const surroundings = { print: (line: string) => said.push(line), complain: (line: string) => said.push(line) };
    expect(await verify([], surroundings)).toBe(2);
    expect(await verify(['/nowhere.zip'], surroundings)).toBe(2);
    expect(said).toEqual([expect.stringContaining('用法'), expect.stringContaining('无法核验 /nowhere.zip')]);
  });
});
