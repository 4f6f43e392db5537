import { randomBytes } from 'node:crypto';
import { subject } from '@countersign/access';
import type { ApplyImportPlace, ImportApplied, ImportPlace, ImportPreview } from '@countersign/contracts';
import {
  planImport,
  proposeMapping,
  type ImportPlan,
  type ProposedMapping,
  type RawSheet,
  type SheetMapping,
} from '@countersign/document';
import type { CompiledTemplate, ReportInputs, TableField } from '@countersign/template';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '../../access/actor.js';
import { notFound } from '../../common/problem.js';
import { SavingService } from '../../figures/saving.service.js';
import { SectionReader } from '../../reports/section-reader.service.js';
import { TemplatesService } from '../../templates/templates.service.js';
import { ImportMappings } from './import-mappings.service.js';
import { noSuchSheet, nothingToImport, unreadable } from './import-problems.js';
import { readSheets } from './read-sheets.js';
import { SheetRefusal } from './sheet-refusal.js';

/** An uploaded file, with what the person decided about its columns and rows. */
export interface SentSheet {
  bytes: Uint8Array;
  mapping?: SheetMapping | undefined;
}

interface Place {
  departmentId: string;
  revision: number;
  /** As published, without added rows. */
  template: CompiledTemplate;
  /** With its added rows. */
  table: TableField;
  inputs: ReportInputs;
  sees: (key: string) => boolean;
}

/** Takes spreadsheets into a table: what it would do, and doing it through the ordinary save. */
@Injectable()
export class ImportsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly sections: SectionReader,
    private readonly templates: TemplatesService,
    private readonly mappings: ImportMappings,
    private readonly saving: SavingService,
  ) {}

  /** What an import would do. Stores nothing. */
  async preview(
    sectionId: string,
    { table, sheet }: ImportPlace,
    sent: SentSheet,
    actor: Actor,
  ): Promise<ImportPreview> {
    const place = await this.place(sectionId, table, actor);
    const sheets = await sheetsIn(sent.bytes);
    const chosen = sheet ?? bestSheet(sheets, place.table);
    const raw = sheets[chosen];
    if (!raw) throw noSuchSheet();
    const kept = await this.mappings.find(mappingPlace(place, raw));
    const proposed = proposeMapping(raw, place.table, kept);
    const mapping = sent.mapping ?? proposed.mapping;
    const plan = plannedFor(place, raw, mapping);
    return {
      revision: place.revision,
      sheets: sheets.map(({ name, hidden = false }) => ({ name, hidden })),
      sheet: chosen,
      ...shownProposal(proposed, kept !== undefined),
      mapping,
      ...shownPlan(plan),
    };
  }

  /**
   * Writes what the preview showed, in one save with its rights and its conflict check, and remembers the mapping.
   * Nothing of what was refused is written.
   */
  async apply(
    sectionId: string,
    { table, sheet, revision }: ApplyImportPlace,
    sent: SentSheet,
    actor: Actor,
  ): Promise<ImportApplied> {
    const place = await this.place(sectionId, table, actor);
    const sheets = await sheetsIn(sent.bytes);
    const raw = sheets[sheet ?? bestSheet(sheets, place.table)];
    if (!raw) throw noSuchSheet();
    const mapping =
      sent.mapping ?? proposeMapping(raw, place.table, await this.mappings.find(mappingPlace(place, raw))).mapping;
    const plan = plannedFor(place, raw, mapping);
    const { figures, added } = plan;
    if (!figures.length && !added) throw nothingToImport();
    const saved = await this.saving.save(sectionId, revision, { figures, ...(added && { answers: [added] }) }, actor);
    await this.mappings.keep(mappingPlace(place, raw), mapping);
    return { ...saved, changes: figures.length, added: addedCount(plan) };
  }

  private place(sectionId: string, key: string, actor: Actor): Promise<Place> {
    return this.dataSource.transaction('REPEATABLE READ', async (tx) => {
      const { report, section, template, inputs, sight, facts } = await this.sections.open(tx, sectionId, actor);
      if (!actor.ability.can('read', subject('Section', facts))) throw notFound();
      const table = template.sections.get(section.key)?.fields.find((field) => field.key === key);
      if (table?.kind !== 'table' || !sight.sees(key)) throw notFound();
      return {
        departmentId: report.departmentId,
        revision: section.revision,
        template: await this.templates.compiled(report.templateVersionId),
        table,
        inputs,
        sees: (figure) => sight.sees(figure),
      };
    });
  }
}

async function sheetsIn(bytes: Uint8Array): Promise<RawSheet[]> {
  try {
    return await readSheets(bytes);
  } catch (error) {
    if (error instanceof SheetRefusal) throw unreadable(error);
    throw error;
  }
}

/** Our own export of the table, else the visible sheet that fits in most columns and rows. */
function bestSheet(sheets: readonly RawSheet[], table: TableField): number {
  const worth = sheets.map((sheet) => {
    const { own, mapping } = proposeMapping(sheet, table);
    const rows = Object.values(mapping.rows).filter(({ to }) => to === 'row').length;
    return (own ? 1_000_000 : 0) + (sheet.hidden ? 0 : 100_000) + Object.keys(mapping.columns).length * 100 + rows;
  });
  return worth.indexOf(Math.max(...worth));
}

function plannedFor({ template, table, inputs, sees }: Place, sheet: RawSheet, mapping: SheetMapping): ImportPlan {
  return planImport(sheet, mapping, { template, inputs, table: table.key, sees, newKey: newRowKey });
}

const letters = 'abcdefghijklmnopqrstuvwxyz0123456789';
const newRowKey = (): string => `r${[...randomBytes(8)].map((byte) => letters[byte % letters.length]).join('')}`;

const mappingPlace = ({ departmentId, template, table }: Place, sheet: RawSheet) => ({
  departmentId,
  templateKey: template.definition.key,
  sheet,
  table,
});

const shownProposal = ({ own, unitStated, heads, suggestions }: ProposedMapping, remembered: boolean) => ({
  own,
  remembered: remembered && !own,
  unitStated,
  heads: [...heads],
  suggestions: Object.fromEntries(Object.entries(suggestions).map(([id, keys]) => [id, [...keys]])),
});

function shownPlan(plan: ImportPlan) {
  const cells = plan.rows.flatMap((row) => row.cells);
  return {
    rows: plan.rows.map((row) => ({ ...row, cells: [...row.cells] })),
    changes: plan.figures.length,
    added: addedCount(plan),
    refused: cells.filter(({ state }) => state === 'refused').length,
    differs: cells.filter(({ state }) => state === 'differs').length,
  };
}

const addedCount = ({ rows, added }: ImportPlan): number =>
  added ? rows.filter(({ target, label }) => target.to === 'new' && label !== undefined).length : 0;
