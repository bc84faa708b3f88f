import { and, asc, eq, isNull } from 'drizzle-orm';
import { store } from '#db/client';
import { firms } from '#db/schema/firms';
import { users } from '#db/schema/users';
import type { Context } from '#lib/context';

const people = { user: users, firm: firms };

function asContext({ user: { id, name, email, digits, role, locale }, firm }: { user: typeof users.$inferSelect; firm: typeof firms.$inferSelect }): Context {
  return { firm, user: { id, name, email, digits }, role, locale };
}

/** As whom work goes on that somebody set going, with the rights they have now; null when their account is disabled or gone. */
export async function contextOf(userId: string): Promise<Context | null> {
  const [row] = await store.read((db) =>
    db.select(people).from(users).innerJoin(firms, eq(firms.id, users.firmId)).where(and(eq(users.id, userId), isNull(users.disabledAt))).limit(1),
  );
  return row ? asContext(row) : null;
}

/** As whom each firm's own work goes on: the program, with the rights of its eldest owner who may sign in. */
export async function contextsOfOwners(): Promise<Context[]> {
  const rows = await store.read((db) =>
    db.select(people).from(users).innerJoin(firms, eq(firms.id, users.firmId)).where(and(eq(users.role, 'owner'), isNull(users.disabledAt))).orderBy(asc(users.createdAt), asc(users.id)),
  );
  return [...Map.groupBy(rows, ({ firm }) => firm.id).values()].flatMap(([eldest]) => (eldest ? [{ ...asContext(eldest), isProgram: true as const }] : []));
}

/** For the one who hosts the program: the eldest owner of its only firm. Null when there is no firm yet, or more than one. */
export async function contextOfHost(): Promise<Context | null> {
  const rows = await store.read((db) =>
    db.select(people).from(users).innerJoin(firms, eq(firms.id, users.firmId)).where(and(eq(users.role, 'owner'), isNull(users.disabledAt))).orderBy(asc(users.createdAt), asc(users.id)),
  );
  const [eldest] = rows;
  return eldest && rows.every(({ firm }) => firm.id === eldest.firm.id) ? asContext(eldest) : null;
}
