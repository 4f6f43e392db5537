import type { DepartmentView, OrganisationView, PersonView } from '@countersign/contracts';

/** A place where a person belongs: an office, a department without office, or (both null) the bureau and the system. */
export interface Unit {
  departmentId: string | null;
  officeId: string | null;
  label: string;
}

/** The part of the organisation that is shown: everyone, those without a department, one department or one office. */
export type Choice = 'all' | 'none' | (string & {});

/** Departments and offices whose name contains `text`; a department that matches keeps all its offices. */
export function matchingDepartments(departments: readonly DepartmentView[], text: string): DepartmentView[] {
  const sought = text.trim();
  return departments.flatMap((department) => {
    if (department.name.includes(sought)) return [department];
    const offices = department.offices.filter(({ name }) => name.includes(sought));
    return offices.length ? [{ ...department, offices }] : [];
  });
}

export function peopleOf({ people }: OrganisationView, choice: Choice): PersonView[] {
  if (choice === 'all') return people;
  if (choice === 'none') return people.filter(({ departmentId }) => departmentId === null);
  return people.filter(({ departmentId, officeId }) => departmentId === choice || officeId === choice);
}

/** Where people can be put, each department before its offices. */
export function unitsOf(departments: readonly DepartmentView[]): Unit[] {
  return departments.flatMap(({ id, name, offices }) => [
    { departmentId: id, officeId: null, label: name },
    ...offices.map((office) => ({ departmentId: id, officeId: office.id, label: `${name} ${office.name}` })),
  ]);
}

/** `某局 财务科`; people of no department belong to the bureau or keep the system. */
export function unitText(
  departments: readonly DepartmentView[],
  { departmentId, officeId }: Pick<PersonView, 'departmentId' | 'officeId'>,
): string {
  const unit = unitsOf(departments).find((each) => each.departmentId === departmentId && each.officeId === officeId);
  return unit?.label ?? (departmentId === null ? '财政部门或系统' : '');
}
