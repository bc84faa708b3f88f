import { setImmediate } from 'node:timers/promises';
import { and, eq, inArray, ne } from 'drizzle-orm';
import { store } from '#db/client';
import { importRows, imports } from '#db/schema/imports';
import { stages } from '#lib/imports/stages';
import { log } from '#lib/log';
import { contextOf } from '#lib/users/context-of';

interface Work {
  /** Asked for while it was under way: it looks once more whether there is something to do. */
  again: boolean;
  done: Promise<void>;
}

// Pages and program are bundled apart: they meet on the global object.
const holder = globalThis as typeof globalThis & { sijillImports?: { works: Map<string, Work>; ending: boolean } };
const running = (holder.sijillImports ??= { works: new Map(), ending: false });

/**
 * Carries an import on until it rests: checked, saved, stopped or undone. Between two steps others get their turn.
 * It acts as the person who set it going, with the rights they have at each step.
 */
export async function runImport(importId: string): Promise<void> {
  const earlier = new Map<string, number>();
  for (let [more, isFirst] = [true, true]; more && !running.ending; isFirst = false) {
    const [file] = await store.read((db) => db.select().from(imports).where(eq(imports.id, importId)));
    const stage = file && stages[file.state];
    if (!file || !stage) return;
    // What was seen of the rows before is not kept over a restart: they are looked at once more.
    if (file.state === 'checking' && isFirst && file.doneCount > 0) await beginAnew(importId);
    const ctx = await contextOf(file.userId);
    if (!ctx) return await fail(importId);
    more = await stage(ctx, importId, earlier);
    await setImmediate();
  }
}

async function beginAnew(importId: string): Promise<void> {
  await store.write(async (db) => {
    await db.update(importRows).set({ outcome: null }).where(and(eq(importRows.importId, importId), ne(importRows.outcome, 'skipped')));
    await db.update(imports).set({ doneCount: 0 }).where(eq(imports.id, importId));
  });
}

async function fail(importId: string): Promise<void> {
  await store.write((db) => db.update(imports).set({ state: 'failed' }).where(eq(imports.id, importId)));
}

/** Lets an import go on in the background, unless it does already. */
export function keepGoing(importId: string): void {
  const work = running.works.get(importId);
  if (work) {
    work.again = true;
    return;
  }
  const begun: Work = { again: false, done: Promise.resolve() };
  running.works.set(importId, begun);
  begun.done = carryOn(importId, begun);
}

async function carryOn(importId: string, work: Work): Promise<void> {
  try {
    do {
      work.again = false;
      await runImport(importId);
    } while (work.again);
  } catch (error) {
    log.error({ err: error }, 'an import failed');
    await fail(importId).catch((error: unknown) => log.error({ err: error }, 'that an import failed could not be stored'));
  } finally {
    running.works.delete(importId);
  }
}

/** At the start of the program: lets go on what was under way, and clears away files that were not read to their end. */
export async function resumeImports(): Promise<void> {
  const unread = await store.read((db) => db.select({ id: imports.id }).from(imports).where(eq(imports.rowCount, 0)));
  const ids = unread.map(({ id }) => id);
  if (ids.length > 0) {
    await store.write(async (db) => {
      await db.delete(importRows).where(inArray(importRows.importId, ids));
      await db.delete(imports).where(inArray(imports.id, ids));
    });
  }
  const waiting = await store.read((db) => db.select({ id: imports.id }).from(imports).where(inArray(imports.state, ['checking', 'saving', 'welcoming', 'undoing'])));
  for (const { id } of waiting) keepGoing(id);
}

/** Before the program ends: lets each import end the step it is at. At the next start they go on. */
export async function pauseImports(): Promise<void> {
  running.ending = true;
  await Promise.all([...running.works.values()].map(({ done }) => done));
}
