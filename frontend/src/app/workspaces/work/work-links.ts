import type { WorkItem } from '@countersign/contracts';

export interface Link {
  path: string[];
  query?: Record<string, string>;
}

/** Where one press on an item leads: the place where it can be done. */
export function linkOf({ ask, reportId, sectionId }: WorkItem): Link {
  switch (ask) {
    case 'sign':
      return { path: ['/sign'], query: { section: sectionId ?? '' } };
    case 'submit':
      return { path: ['/coordinator', reportId] };
    case 'examine':
      return { path: ['/finance', reportId] };
    default:
      return { path: ['/reports', reportId, 'sections', sectionId ?? ''] };
  }
}
