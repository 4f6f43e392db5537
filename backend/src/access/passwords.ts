import { hash, verify } from '@node-rs/argon2';

/** argon2id with the library's defaults (19 MiB, two passes), which follow the OWASP recommendation. */
export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFC'));
}

const nobody = hash('a password that nobody has');

/** Takes as long for a person who does not exist (`null`), so that the answer's time tells nobody's name. */
export async function passwordMatches(passwordHash: string | null, password: string): Promise<boolean> {
  const matches = await verify(passwordHash ?? (await nobody), password.normalize('NFC'));
  return passwordHash !== null && matches;
}
