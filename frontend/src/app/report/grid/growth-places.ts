import { growingUnder, placeOfNewRow, rowLimits, type TableField } from '@countersign/template';
import type { Growth, Naming } from './row-acts.js';

/** The foot of a group that takes rows: stands before the row with this index. */
export interface GrowthPlace {
  under: string;
  label: string;
  index: number;
  /** Why nothing can be added, when the group is full. */
  full: string | null;
  /** The name of a new row is being typed here. */
  naming: boolean;
}

/** Where the table offers to add a row, and where one is just being named. */
export function growthPlaces({ field, rows }: Growth, naming: Naming | null): GrowthPlace[] {
  const groups = (field.growing ?? []).filter(({ kind, under }) => kind === 'item' && !under.includes('*'));
  const unders = new Set(groups.map(({ under }) => under));
  if (naming?.under !== undefined) unders.add(naming.under);
  return [...unders].flatMap((under): GrowthPlace[] => {
    const index = placeOfNewRow(field, under);
    const place = growingUnder(field, under);
    if (index === undefined || !place) return [];
    const most = place.most ?? rowLimits.ofPlace;
    const count = rows.filter((row) => row.under === under).length;
    const full = count >= most || rows.length >= rowLimits.ofTable ? '这里的行数已到上限' : null;
    return [{ under, label: nameOf(field, under) ?? place.label, index, full, naming: naming?.under === under }];
  });
}

/** The row that "of which" rows belong to, by its name. */
const nameOf = ({ rows }: TableField, under: string): string | undefined =>
  rows.find(({ key, kind }) => key === under && (kind === 'item' || kind === 'of_which'))?.label;
