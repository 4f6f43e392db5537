import { createHash } from 'node:crypto';
import { sheetMapping } from '@countersign/contracts';
import { layoutText, type RawSheet, type SheetMapping } from '@countersign/document';
import type { TableField } from '@countersign/template';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

/** Whose sheets of which layout a mapping is for. */
export interface MappingPlace {
  departmentId: string;
  templateKey: string;
  sheet: RawSheet;
  table: TableField;
}

/** How a department's sheets of one layout were read the last time. */
@Injectable()
export class ImportMappings {
  constructor(private readonly dataSource: DataSource) {}

  async find(place: MappingPlace): Promise<SheetMapping | undefined> {
    const [row] = await this.dataSource.query<{ mapping: unknown }[]>(
      'select mapping from import_mapping where department_id = $1 and template_key = $2 and layout = $3',
      [place.departmentId, place.templateKey, layoutOf(place)],
    );
    return sheetMapping.safeParse(row?.mapping).data;
  }

  async keep(place: MappingPlace, mapping: SheetMapping): Promise<void> {
    await this.dataSource.query(
      `insert into import_mapping (department_id, template_key, layout, mapping) values ($1, $2, $3, $4)
       on conflict (department_id, template_key, layout) do update set mapping = excluded.mapping, saved_at = now()`,
      [place.departmentId, place.templateKey, layoutOf(place), JSON.stringify(mapping)],
    );
  }
}

const layoutOf = ({ sheet, table }: MappingPlace): string =>
  createHash('sha256').update(layoutText(sheet, table)).digest('hex');
