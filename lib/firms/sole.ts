import { ne } from 'drizzle-orm';
import { store } from '#db/client';
import { firms } from '#db/schema/firms';
import type { Context } from '#lib/context';

/** Whether this firm has the installation to itself: then what concerns the installation as a whole is its owner's to decide. */
export async function isSoleFirm(ctx: Context): Promise<boolean> {
  const others = await store.read((db) => db.select({ id: firms.id }).from(firms).where(ne(firms.id, ctx.firm.id)).limit(1));
  return others.length === 0;
}
