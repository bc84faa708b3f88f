import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Manifest, readArchive } from '#lib/backup/archive';
import { uploadedFiles } from '#lib/backup/files';
import { BackupProblem } from '#lib/backup/problem';
import { proveContents } from '#lib/backup/verify';
import { now } from '#lib/clock';
import { sync, syncFolders, writeDurably } from '#lib/durable';

const database = 'sijill.db';
const files = 'files';

/** Once this is on the disk the restore will be carried out, by whoever comes next if need be. */
const plan = 'restore.json';

/** Says that the data here came from a backup, until the program has held the mail that waited in them (`lib/mail/copied`). */
const freshlyRestored = 'from-backup';

/** What a restore that never got to its plan may leave behind: what it has unpacked, or half a plan. Nobody else's files are so named. */
const leftover = /^restore(?:-\d+-\d+|\.json\.\d+\.new)$/;

interface RestoreOptions {
  /** Put data that is there aside, into a folder of its own, instead of refusing. */
  replace: boolean;
  passphrase: string | null;
  /** Newest migration this program knows. */
  knownSchema: number;
}

export interface Restored {
  manifest: Manifest;
  /** The folder that holds what was there before, or null when nothing was. */
  aside: string | null;
}

/**
 * Puts a backup in the place of the data. It is unpacked and proven beside them first; then a plan is written, and from there on
 * a crash is finished by the next start. Call it with the folder held.
 * @throws BackupProblem, and then the data are as they were
 */
export async function restoreBackup(file: string, dataFolder: string, { replace, passphrase, knownSchema }: RestoreOptions): Promise<Restored> {
  finishRestore(dataFolder);
  const occupied = existsSync(join(dataFolder, database)) || uploadedFiles(dataFolder).length > 0;
  if (occupied && !replace) throw new BackupProblem(`There are data in ${dataFolder} already; --replace puts them aside and restores the backup`);
  const stage = `restore-${process.pid}-${now()}`;
  const folder = join(dataFolder, stage);
  mkdirSync(folder, { mode: 0o700 });
  const manifest = await unpackAndProve(file, folder, { passphrase, knownSchema });
  writeFileSync(join(folder, freshlyRestored), '', { mode: 0o600 });
  const aside = `replaced-${new Date(now()).toISOString().replaceAll(/[:.]/g, '-')}`;
  syncFolders(folder);
  writeDurably(join(dataFolder, plan), JSON.stringify({ stage, aside }));
  finishRestore(dataFolder);
  return { manifest, aside: existsSync(join(dataFolder, aside)) ? join(dataFolder, aside) : null };
}

async function unpackAndProve(file: string, folder: string, { passphrase, knownSchema }: Omit<RestoreOptions, 'replace'>): Promise<Manifest> {
  try {
    const manifest = await readArchive(file, folder, passphrase);
    proveContents(folder, manifest, file);
    if (manifest.schema > knownSchema) throw new BackupProblem(`${file} was made by a newer Sijill; restore it with that version or a later one`);
    return manifest;
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}

/** Whether a restore was cut short and is still to be finished: until then what lies in the folder is neither the old nor the new. */
export const isRestoreUnfinished = (dataFolder: string): boolean => existsSync(join(dataFolder, plan));

/** Whether the data in this folder came from a backup and have not been at work since. */
export const isFreshlyRestored = (dataFolder: string): boolean => existsSync(join(dataFolder, freshlyRestored));

/** From now on the data are at work here. */
export function forgetRestore(dataFolder: string): void {
  rmSync(join(dataFolder, freshlyRestored), { force: true });
}

/**
 * Carries out a restore that was planned and not finished, and clears away one that never got so far. Safe to be interrupted and
 * repeated: the database is moved last, and while it still lies in the stage everything in place is old.
 */
export function finishRestore(dataFolder: string): void {
  const planFile = join(dataFolder, plan);
  if (existsSync(planFile)) {
    const { stage, aside } = JSON.parse(readFileSync(planFile, 'utf8')) as { stage: string; aside: string };
    carryOut(dataFolder, join(dataFolder, stage), join(dataFolder, aside));
    rmSync(planFile);
    sync(dataFolder);
  }
  const leftovers = existsSync(dataFolder) ? readdirSync(dataFolder).filter((name) => leftover.test(name)) : [];
  for (const name of leftovers) rmSync(join(dataFolder, name), { recursive: true, force: true });
}

function carryOut(dataFolder: string, stage: string, aside: string): void {
  if (!existsSync(join(stage, database))) return;
  // Once the old files are aside, those in place are new: the stage says so, because it goes when all is done.
  const filesAside = join(stage, 'files.aside');
  const old = [`${database}-wal`, `${database}-shm`, database, ...(existsSync(filesAside) ? [] : [files])].filter((name) => existsSync(join(dataFolder, name)));
  if (old.length > 0) mkdirSync(aside, { recursive: true, mode: 0o700 });
  for (const name of old) renameSync(join(dataFolder, name), join(aside, name));
  if (existsSync(aside)) sync(aside);
  writeDurably(filesAside, '');
  if (existsSync(join(stage, files))) renameSync(join(stage, files), join(dataFolder, files));
  if (existsSync(join(stage, freshlyRestored))) renameSync(join(stage, freshlyRestored), join(dataFolder, freshlyRestored));
  sync(dataFolder);
  renameSync(join(stage, database), join(dataFolder, database));
  sync(dataFolder);
}
