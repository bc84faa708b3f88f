import { store } from '#db/client';
import { firms } from '#db/schema/firms';
import { users } from '#db/schema/users';
import { now } from '#lib/clock';
import { derivation } from '#lib/derivation';
import { parse } from '#lib/form';
import { newId } from '#lib/ids';
import { Forbidden, Invalid } from '#lib/problems';
import { addUsualTaxes } from '#lib/taxes/change';
import { emailKey, setupSchema } from '#lib/users/input';
import { hashPassword, passwordProblem } from '#lib/users/password';

let someoneIsHere = false;

/** Whether anybody can sign in. Once true it stays true, and is not asked again. */
export async function isSetUp(): Promise<boolean> {
  if (someoneIsHere) return true;
  const found = await store.read((db) => db.select({ id: users.id }).from(users).limit(1));
  someoneIsHere = found.length > 0;
  return someoneIsHere;
}

/**
 * The first step of an installation: the firm with the usual taxes of its country, and its owner, all or nothing.
 * @param country where the firm is thought to be (ISO 3166-1 alpha-2), or null
 * @returns the owner's id
 * @throws Invalid; Forbidden when somebody was faster
 */
export async function setUp(values: Record<string, string>, country: string | null): Promise<string> {
  const { firmName, name, email, password, locale } = parse(setupSchema, values);
  const problem = passwordProblem(password, [firmName, name, email]);
  if (problem) throw new Invalid([problem]);
  const passwordHash = await hashPassword(password);
  const firmId = newId();
  const userId = newId();
  const createdAt = now();
  const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  await store.write(async (db) => {
    const found = await db.select({ id: users.id }).from(users).limit(1);
    if (found.length > 0) throw new Forbidden('setup');
    await db.insert(firms).values({ id: firmId, name: firmName, country, timeZone, derivation, createdAt });
    await db.insert(users).values({
      id: userId, firmId, name, email, emailKey: emailKey(email), passwordHash, role: 'owner', locale, digits: 'latn', createdAt,
    });
    const firm = { id: firmId, name: firmName, country, timeZone, requiredFields: null, largestFile: null };
    await addUsualTaxes({ firm, user: { id: userId, name, email, digits: 'latn' }, role: 'owner', locale });
  });
  return userId;
}
