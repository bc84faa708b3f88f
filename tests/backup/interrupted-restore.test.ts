import { createHash } from 'node:crypto';
import { cpSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test, vi } from 'vitest';
import { store } from '#db/client';
import { makeBackup } from '#lib/backup/make';
import { finishRestore, restoreBackup } from '#lib/backup/restore';
import { contentsOf, customersIn, dataFolderWith, knownSchema, openWith, sourceIn } from '../support/backup.ts';
import { temporaryFolder } from '../support/program.ts';

/** Which calls of the file system fail: those from `first` to `last`, counted from when `taken` was set to 0. */
const faults = vi.hoisted(() => ({ taken: 0, first: Infinity, last: Infinity }));

vi.mock('node:fs', async (importOriginal) => {
  const real = await importOriginal<typeof import('node:fs')>();
  const steps = ['closeSync', 'createReadStream', 'createWriteStream', 'fsyncSync', 'mkdirSync', 'openSync', 'readFileSync', 'readdirSync', 'renameSync', 'rmSync', 'rmdirSync', 'writeFileSync'] as const;
  const failing = (name: (typeof steps)[number]) => (...given: unknown[]) => {
    faults.taken += 1;
    if (faults.taken >= faults.first && faults.taken <= faults.last) throw new Error(`${name} fails`);
    return (real[name] as (...given: unknown[]) => unknown)(...given);
  };
  return { ...real, ...Object.fromEntries(steps.map((name) => [name, failing(name)])) };
});

/** Does something while the file system fails; what it throws is what was to be expected. */
async function failing(first: number, last: number, work: () => unknown): Promise<'ended' | 'failed'> {
  Object.assign(faults, { taken: 0, first, last });
  try {
    await work();
    return 'ended';
  } catch {
    return 'failed';
  } finally {
    Object.assign(faults, { first: Infinity, last: Infinity });
  }
}

/** How many steps something takes when nothing fails. */
async function stepsOf(work: () => unknown): Promise<number> {
  expect(await failing(Infinity, Infinity, work)).toBe('ended');
  return faults.taken;
}

const emptyHash = createHash('sha256').digest('hex');

let archive: string;
let old: string;
let expected: { old: Record<string, string>; new: Record<string, string> };

beforeAll(async () => {
  archive = join(temporaryFolder(), 'backup');
  const { files } = await makeBackup(sourceIn(await dataFolderWith(['New'], ['a new picture', 'a new letter'])), archive);
  const running = await dataFolderWith([], ['an old letter']);
  await openWith(running, ['Old']);
  old = temporaryFolder();
  cpSync(running, old, { recursive: true });
  await store.close();
  expected = { old: contentsOf(old), new: files };
});

const restore = (folder: string) => restoreBackup(archive, folder, { replace: true, passphrase: null, knownSchema });

const before = { 'old data': () => copyOf(old), 'an empty folder': () => temporaryFolder() };

function copyOf(folder: string): string {
  const copy = temporaryFolder();
  cpSync(folder, copy, { recursive: true });
  return copy;
}

/** Whether a folder holds wholly what was there before, or wholly what was restored and beside it all that was there before. */
function judge(folder: string, previous: Record<string, string>): 'old' | 'new' | Record<string, string> {
  const contents = contentsOf(folder);
  const beneath = (aside: string) => Object.fromEntries(Object.entries(previous).map(([name, hash]) => [`${aside}/${name}`, hash]));
  const [aside = '', ...more] = readdirSync(folder).filter((name) => name.startsWith('replaced-'));
  if (more.length > 0 || readdirSync(folder).some((name) => name.startsWith('restore'))) return contents;
  if (aside === '' && same(contents, previous)) return 'old';
  // And it says that it is fresh, so that the mail that waited is held.
  return same(contents, { ...expected.new, 'from-backup': emptyHash, ...beneath(aside) }) ? 'new' : contents;
}

const same = (one: Record<string, string>, other: Record<string, string>) => JSON.stringify(Object.entries(one).toSorted()) === JSON.stringify(Object.entries(other).toSorted());

for (const [what, make] of Object.entries(before)) {
  test.each([
    ['power fails', () => Infinity],
    ['a single call fails', (step: number) => step],
  ])(`a restore over ${what} is wholly done or wholly undone, at whichever step %s`, async (_, lastOf) => {
    const previous = contentsOf(make());
    const steps = await stepsOf(() => restore(make()));
    const verdicts: unknown[] = [];
    for (let step = 1; step <= steps; step += 1) {
      const folder = make();
      await failing(step, lastOf(step), () => restore(folder));
      finishRestore(folder);
      verdicts.push(judge(folder, previous));
    }
    const undone = verdicts.lastIndexOf('old') + 1;
    expect(verdicts).toEqual([...Array.from({ length: undone }, () => 'old'), ...Array.from({ length: steps - undone }, () => 'new')]);
    expect(undone).toBeGreaterThan(5);
    expect(steps - undone).toBeGreaterThan(5);
  });
}

test('a restore is finished however often power fails while it is being finished', async () => {
  const planned = await plannedOver(old);
  const steps = await stepsOf(() => finishRestore(copyOf(planned)));
  for (let first = 1; first <= steps; first += 1) {
    for (let second = 1; second <= steps; second += 1) {
      const folder = copyOf(planned);
      for (const step of [first, second]) await failing(step, Infinity, () => finishRestore(folder));
      finishRestore(folder);
      expect([first, second, judge(folder, expected.old)]).toEqual([first, second, 'new']);
    }
  }
});

/** A folder in which the power failed as soon as the restore was planned. */
async function plannedOver(previous: string): Promise<string> {
  const steps = await stepsOf(() => restore(copyOf(previous)));
  for (let step = 1; step <= steps; step += 1) {
    const folder = copyOf(previous);
    await failing(step, Infinity, () => restore(folder));
    if (readdirSync(folder).includes('restore.json')) return folder;
  }
  throw new Error('Nothing was ever planned');
}

test('what was put aside by an interrupted restore opens, with all that stood in its log', async () => {
  const folder = await plannedOver(old);
  finishRestore(folder);
  const aside = readdirSync(folder).find((name) => name.startsWith('replaced-')) ?? '';
  expect(customersIn(join(folder, aside))).toEqual(['Old']);
  expect(customersIn(folder)).toEqual(['New']);
  expect(readFileSync(join(folder, Object.keys(expected.new).at(-1) ?? ''), 'utf8')).toMatch(/^a new /);
});
