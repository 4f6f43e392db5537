import { compileTemplate, evaluateReport, GrownTemplates, labelOf, readTemplate } from '@countersign/template';
import type { CompiledTemplate, ReportEvaluation } from '@countersign/template';
import { canonicalJson } from '@countersign/workflow';
import { chainBrokenAt, type SealedEvent } from '../../audit/chain.js';
import { sha256 } from '../files/file-store.service.js';
import type { ReportVersion } from '../versions/report-version.js';
import { manifestName, manifestShape, memberNames, sealOf, type Manifest } from './manifest.js';
import { readPackage, type ReadMember } from './read-package.js';

type Members = ReadonlyMap<string, ReadMember>;

/**
 * Everything in the package that is not as it was packed, in sentences; nothing when all is. Checked are the digests of
 * the members, the audit chain, and figures, points and findings, which the engine computes again from what was
 * entered. Throws for what is no ZIP at all.
 */
export async function verifyPackage(zip: Buffer): Promise<string[]> {
  const members = await readPackage(zip);
  const manifest = readManifest(members);
  if (typeof manifest === 'string') return [manifest];
  const differing = digestsOf(manifest, members);
  return [...differing, ...attachmentsOf(members), ...chainOf(manifest, members), ...computedOf(members)];
}

function readManifest(members: Members): Manifest | string {
  const json = jsonOf(members, manifestName);
  const parsed = manifestShape.safeParse(json);
  if (!parsed.success) return `${manifestName}：不是归档包的清单，或已被改动，无法核验。`;
  return sealOf(parsed.data) === parsed.data.seal ? parsed.data : `${manifestName}：清单与它的封印不符，已被改动。`;
}

function digestsOf({ members: listed }: Manifest, members: Members): string[] {
  const expected = new Set([manifestName, ...listed.map(({ path }) => path)]);
  const added = [...members.keys()].filter((path) => !expected.has(path));
  return [
    ...listed.flatMap(({ path, size, sha256: digest }) => {
      const member = members.get(path);
      if (!member) return [`${path}：清单里有，归档包里没有。`];
      if (!member.bytes) return [`${path}：无法读取（${member.fault ?? ''}）。`];
      return member.bytes.length === size && sha256(member.bytes) === digest
        ? []
        : [`${path}：内容与清单中的摘要不符，已被改动。`];
    }),
    ...added.map((path) => `${path}：归档包里有，清单里没有。`),
  ];
}

/** The version names its files by their digests: a package whose manifest was written anew is found by it. */
function attachmentsOf(members: Members): string[] {
  const version = jsonOf(members, memberNames.version) as ReportVersion | undefined;
  return Object.values(version?.inputs?.attachments ?? {})
    .flat()
    .flatMap(({ id, name, digest }) => {
      const path = memberNames.attachment(id, name);
      const bytes = members.get(path)?.bytes;
      return bytes && sha256(bytes) === digest ? [] : [`${path}：不是报告所附的那个文件。`];
    });
}

function chainOf({ reportId }: Manifest, members: Members): string[] {
  const events = jsonOf(members, memberNames.audit) as readonly SealedEvent[] | undefined;
  if (!Array.isArray(events)) return [`${memberNames.audit}：无法读取审计链。`];
  const brokenAt = chainBroken(events);
  const foreign = events.find((event: SealedEvent) => event.reportId !== reportId);
  return [
    ...(brokenAt === null ? [] : [`${memberNames.audit}：第 ${brokenAt} 条与前一条不衔接，记录被改动、删除或插入。`]),
    ...(foreign ? [`${memberNames.audit}：第 ${foreign.seq} 条不属于这份报告。`] : []),
  ];
}

function chainBroken(events: readonly SealedEvent[]): number | null {
  try {
    return chainBrokenAt(events);
  } catch {
    return 1; // no event of ours
  }
}

function computedOf(members: Members): string[] {
  const version = jsonOf(members, memberNames.version) as ReportVersion | undefined;
  const template = templateOf(members);
  if (!version?.inputs || !version.evaluation) return [`${memberNames.version}：无法读取报告数据。`];
  if (!template) return [`${memberNames.template}：无法读取模板。`];
  try {
    const grown = new GrownTemplates().of(template, version.inputs.answers);
    return differences(grown, version.evaluation, evaluateReport(grown, version.inputs));
  } catch (error) {
    return [`${memberNames.version}：按模板无法重新计算（${error instanceof Error ? error.message : ''}）。`];
  }
}

function templateOf(members: Members): CompiledTemplate | undefined {
  const read = readTemplate(jsonOf(members, memberNames.template));
  const compiled = read.ok ? compileTemplate(read.definition) : undefined;
  return compiled?.ok ? compiled.template : undefined;
}

function differences(template: CompiledTemplate, stored: ReportEvaluation, again: ReportEvaluation): string[] {
  const named = (what: string, of: (evaluation: ReportEvaluation) => Record<string, unknown>) => {
    const [before, after] = [of(stored), of(again)];
    return [...new Set([...Object.keys(before), ...Object.keys(after)])]
      .filter((key) => canonicalJson(before[key] ?? null) !== canonicalJson(after[key] ?? null))
      .map((key) => `${memberNames.version}：${what}“${labelOf(template, key)}”（${key}）与重新计算的不一致。`);
  };
  const byKey = <T extends { key: string }>(all: readonly T[]) =>
    Object.fromEntries(all.map((each) => [each.key, each]));
  return [
    ...named('计算值', ({ derived }) => derived),
    ...named('得分', ({ scores }) => byKey(scores)),
    ...named('小计', ({ groups }) => byKey(groups)),
    ...(stored.total === again.total
      ? []
      : [`${memberNames.version}：总分 ${stored.total ?? '未知'}，重新计算为 ${again.total ?? '未知'}。`]),
    ...(canonicalJson(stored.findings) === canonicalJson(again.findings)
      ? []
      : [`${memberNames.version}：核查问题与重新核查的不一致。`]),
  ];
}

function jsonOf(members: Members, path: string): unknown {
  const bytes = members.get(path)?.bytes;
  if (!bytes) return undefined;
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    return undefined;
  }
}
