/** The title of a cover in two lines, the department's name above what it is. */
export function titleLines({ title, department }: { title: string; department: string }): string {
  return title.startsWith(department) && title !== department
    ? `${department}\n${title.slice(department.length)}`
    : title;
}
