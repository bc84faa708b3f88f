import { asc } from 'drizzle-orm';
import { users } from '#db/schema/users';
import { ofFirm, read } from '#lib/access';
import type { Context, Role } from '#lib/context';

export interface Colleague {
  id: string;
  name: string;
  email: string;
  role: Role;
  /** Since when the account opens nothing (milliseconds since 1970-01-01T00:00:00Z); null while it does. */
  disabledAt: number | null;
}

/** Everybody who has an account in the firm, in the order in which they came. */
export async function listPeople(ctx: Context): Promise<Colleague[]> {
  return read(ctx, 'users.edit', (db) =>
    db
      .select({ id: users.id, name: users.name, email: users.email, role: users.role, disabledAt: users.disabledAt })
      .from(users)
      .where(ofFirm(ctx, users))
      .orderBy(asc(users.createdAt), asc(users.id)),
  );
}
