import { eq } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import { store } from '#db/client';
import { engine } from '#db/engine';
import { driverCode, isUniqueViolation } from '#db/errors';
import { sessions, signInFailures } from '#db/schema/users';
import type { Db } from '#db/types';
import { openEmptyStore } from '../support/firm.ts';

beforeEach(openEmptyStore);

const add = (db: Db, key: string) => db.insert(signInFailures).values({ key, failures: 1, failedAt: 0 });

async function keysIn(db: Db): Promise<string[]> {
  const rows = await db.select({ key: signInFailures.key }).from(signInFailures);
  return rows.map(({ key }) => key).toSorted();
}

const kept = () => store.read(keysIn);

class Refused extends Error {}

test('a write answers with what its work answers, and its rows stay', async () => {
  const answer = await store.write(async (db) => {
    await add(db, 'a');
    await add(db, 'b');
    return 'done';
  });
  expect(answer).toBe('done');
  expect(await kept()).toEqual(['a', 'b']);
});

test('a write that fails leaves nothing, and says why in its own error', async () => {
  const failing = store.write(async (db) => {
    await add(db, 'a');
    await add(db, 'b');
    throw new Refused();
  });
  await expect(failing).rejects.toThrow(Refused);
  expect(await kept()).toEqual([]);
});

test('a statement that the database refuses undoes the whole write', async () => {
  await store.write((db) => add(db, 'taken'));
  const failing = store.write(async (db) => {
    await add(db, 'a');
    await add(db, 'taken');
  });
  expect(await failing.then(() => false, isUniqueViolation)).toBe(true);
  expect(await kept()).toEqual(['taken']);
});

test('of many writes at once, those that fail take nothing from the others', async () => {
  const fails = (index: number) => index % 7 === 3;
  const results = await Promise.allSettled(
    Array.from({ length: 50 }, (_, index) =>
      store.write(async (db) => {
        await add(db, `first ${index}`);
        if (fails(index)) throw new Refused();
        await add(db, `second ${index}`);
        return index;
      }),
    ),
  );
  const done = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
  expect(done).toEqual(Array.from({ length: 50 }, (_, index) => index).filter((index) => !fails(index)));
  expect(await kept()).toEqual(done.flatMap((index) => [`first ${index}`, `second ${index}`]).toSorted());
});

test('of many writes at once, each sees what those before it wrote: nothing is counted twice', async () => {
  await store.write((db) => add(db, 'counter'));
  await Promise.all(
    Array.from({ length: 30 }, () =>
      store.write(async (db) => {
        const [row] = await db.select().from(signInFailures).where(eq(signInFailures.key, 'counter'));
        await db.update(signInFailures).set({ failures: (row?.failures ?? 0) + 1 }).where(eq(signInFailures.key, 'counter'));
      }),
    ),
  );
  const [row] = await store.read((db) => db.select().from(signInFailures));
  expect(row?.failures).toBe(31);
});

test('a write within a write joins it: one fate for both', async () => {
  await store.write(async (db) => {
    await add(db, 'outer');
    await store.write((inner) => add(inner, 'inner'));
  });
  expect(await kept()).toEqual(['inner', 'outer']);
  const failing = store.write(async (db) => {
    await add(db, 'outer again');
    await store.write((inner) => add(inner, 'inner again'));
    throw new Refused();
  });
  await expect(failing).rejects.toThrow(Refused);
  expect(await kept()).toEqual(['inner', 'outer']);
});

test('a write within a write that fails undoes the outer one', async () => {
  const failing = store.write(async (db) => {
    await add(db, 'outer');
    await store.write(async (inner) => {
      await add(inner, 'inner');
      throw new Refused();
    });
  });
  await expect(failing).rejects.toThrow(Refused);
  expect(await kept()).toEqual([]);
});

test('a read within a write sees what was written so far', async () => {
  const seen = await store.write(async (db) => {
    await add(db, 'a');
    return kept();
  });
  expect(seen).toEqual(['a']);
});

test('a read outside never sees what is not committed', async () => {
  const { promise: written, resolve: sayWritten } = Promise.withResolvers<void>();
  const { promise: looked, resolve: goOn } = Promise.withResolvers<void>();
  const failing = store.write(async (db) => {
    await add(db, 'a');
    sayWritten();
    await looked;
    throw new Refused();
  });
  await written;
  const seen = kept();
  goOn();
  await expect(failing).rejects.toThrow(Refused);
  expect(await seen).toEqual([]);
});

test('a write works on when the one before it has failed', async () => {
  await expect(store.write(() => Promise.reject(new Refused()))).rejects.toThrow(Refused);
  await store.write((db) => add(db, 'a'));
  expect(await kept()).toEqual(['a']);
});

test('work that throws before its first await is a failed write like any other', async () => {
  const failing = store.write(() => {
    throw new Refused();
  });
  await expect(failing).rejects.toThrow(Refused);
});

test('what is read within a snapshot cannot be written, and afterwards it can', async () => {
  await store.write((db) => add(db, 'a'));
  expect(await store.snapshot(async () => [await kept(), await kept()])).toEqual([['a'], ['a']]);
  await expect(store.snapshot(() => store.write((db) => add(db, 'b')))).rejects.toThrow();
  await store.write((db) => add(db, 'c'));
  expect(await kept()).toEqual(['a', 'c']);
});

test('a snapshot within a write sees what it has written', async () => {
  const seen = await store.write(async (db) => {
    await add(db, 'a');
    return store.snapshot(() => kept());
  });
  expect(seen).toEqual(['a']);
});

if (engine === 'sqlite') {
  // On the other engine the tests have one connection, on which nothing happens beside a transaction.
  test('a snapshot is of one moment, whatever is written meanwhile', async () => {
    const { promise: begun, resolve: sayBegun } = Promise.withResolvers<void>();
    const written = begun.then(() => store.write((db) => add(db, 'b')));
    await store.write((db) => add(db, 'a'));
    const seen = await store.snapshot(async () => {
      const before = await kept();
      sayBegun();
      await written;
      return [before, await kept()];
    });
    expect([seen, await kept()]).toEqual([[['a'], ['a']], ['a', 'b']]);
  });

  test('a read has a connection that cannot write', async () => {
    const writing = store.read((db) => add(db, 'a'));
    expect(await writing.then(() => 'written', driverCode)).toBe('SQLITE_READONLY');
    expect(await kept()).toEqual([]);
  });
}

test('a row whose owner does not exist is refused', async () => {
  const orphan = { id: 'a', userId: 'nobody', secretHash: '', userAgent: '', createdAt: 0, seenAt: 0, expiresAt: 0 };
  const writing = store.write((db) => db.insert(sessions).values(orphan));
  expect(await writing.then(() => 'written', driverCode)).toBe(engine === 'sqlite' ? 'SQLITE_CONSTRAINT_FOREIGNKEY' : '23503');
});
