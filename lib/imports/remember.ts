import { createHash } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import { type ColumnMapping, importMappings } from '#db/schema/imports';
import type { Db } from '#db/types';
import { ofFirm, read } from '#lib/access';
import { now } from '#lib/clock';
import type { Context } from '#lib/context';
import type { Choices } from '#lib/imports/choices';
import { headingKey } from '#lib/imports/synonyms';

/** Names a set of headings, however they are spelled. */
const keyOf = (headings: readonly string[]): string => createHash('sha256').update(headings.map(headingKey).join('\n')).digest('hex');

export interface Remembered {
  mapping: ColumnMapping;
  choices: Choices;
}

/** What the columns of a file with these headings were last time; null the first time. */
export async function rememberedMapping(ctx: Context, headings: readonly string[]): Promise<Remembered | null> {
  const [row] = await read(ctx, 'customers.import', (db) =>
    db.select().from(importMappings).where(and(ofFirm(ctx, importMappings), eq(importMappings.headingsKey, keyOf(headings)))).limit(1),
  );
  return row ? { mapping: row.mapping, choices: row.options } : null;
}

/** Keeps what the columns of a file are, for the next with the same headings. Call it in a write. */
export async function rememberMapping(db: Db, ctx: Context, headings: readonly string[], { mapping, choices }: Remembered): Promise<void> {
  const { matchBy, duplicates, kind, newCategories, keepsWords } = choices;
  const options: Choices = { matchBy: matchBy ?? '', duplicates: duplicates ?? 'skip', kind: kind ?? 'person', newCategories: newCategories === true, keepsWords: keepsWords === true };
  await db
    .insert(importMappings)
    .values({ firmId: ctx.firm.id, headingsKey: keyOf(headings), mapping, options, updatedAt: now() })
    .onConflictDoUpdate({ target: [importMappings.firmId, importMappings.headingsKey], set: { mapping, options, updatedAt: now() } });
}
