import {
  sheetMapping,
  type ApplyImportPlace,
  type ImportApplied,
  type ImportPlace,
  type ImportPreview,
  type ParamsOf,
  type Saved,
} from '@countersign/contracts';
import { Controller, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Actor } from '../../access/actor.js';
import { CurrentActor } from '../../access/current-actor.decorator.js';
import { Contract, Params, parse, Query } from '../../common/contract.decorator.js';
import { noFileSent, unreadable } from './import-problems.js';
import { ImportUndo } from './import-undo.service.js';
import { ImportsService, type SentSheet } from './imports.service.js';
import { largestFile } from './read-sheets.js';
import { SheetRefusal } from './sheet-refusal.js';

/** A mapping names every row of a sheet. */
const mappingBytes = 1024 * 1024;

@Controller()
export class ImportsController {
  constructor(
    private readonly imports: ImportsService,
    private readonly undoing: ImportUndo,
  ) {}

  @Contract('previewImport')
  async preview(
    @Params() { id }: ParamsOf<'previewImport'>,
    @Query() place: ImportPlace,
    @Req() request: FastifyRequest,
    @CurrentActor() actor: Actor,
  ): Promise<ImportPreview> {
    return this.imports.preview(id, place, await sentSheet(request), actor);
  }

  @Contract('applyImport')
  async apply(
    @Params() { id }: ParamsOf<'applyImport'>,
    @Query() place: ApplyImportPlace,
    @Req() request: FastifyRequest,
    @CurrentActor() actor: Actor,
  ): Promise<ImportApplied> {
    return this.imports.apply(id, place, await sentSheet(request), actor);
  }

  @Contract('undoImport')
  undo(@Params() { id, revision }: { id: string; revision: number }, @CurrentActor() actor: Actor): Promise<Saved> {
    return this.undoing.undo(id, revision, actor);
  }
}

/** The form's file, and its field `mapping`, which must stand before the file. */
async function sentSheet(request: FastifyRequest): Promise<SentSheet> {
  if (!request.isMultipart()) throw noFileSent();
  if (Number(request.headers['content-length'] ?? 0) > largestFile + 2 * mappingBytes)
    throw unreadable(new SheetRefusal('too_large'));
  // one byte more than is allowed, so that too much is told from just enough
  const limits = { files: 1, fields: 2, fieldSize: mappingBytes, fileSize: largestFile + 1 };
  const sent = await request.file({ limits, throwFileSizeLimit: false });
  if (!sent) throw noFileSent();
  const chunks: Buffer[] = [];
  for await (const chunk of sent.file) chunks.push(Buffer.from(chunk as Uint8Array));
  const field = sent.fields['mapping'];
  const text = field && !Array.isArray(field) && field.type === 'field' ? String(field.value) : '';
  return { bytes: Buffer.concat(chunks), ...(text !== '' && { mapping: parse(sheetMapping, parsedJson(text)) }) };
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
