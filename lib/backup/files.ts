import { existsSync, readdirSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type Entry, hashFile } from '#lib/backup/archive';

/** The uploaded files, as they lie by their hash; what has another name is not ours. */
export function uploadedFiles(dataFolder: string): Entry[] {
  const folder = join(dataFolder, 'files');
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => /^[0-9a-f]{2}.[0-9a-f]{64}$/.test(name));
  const entries = names.map((name) => ({ name: `files/${name.replace('\\', '/')}`, path: join(folder, name) }));
  return entries.filter(({ path }) => statSync(path, { throwIfNoEntry: false })?.isFile());
}

/** Files whose content is not what their name says. Empty when there are none. */
export async function contentFaults(dataFolder: string): Promise<string[]> {
  const faults: string[] = [];
  for (const { path } of uploadedFiles(dataFolder)) if ((await hashFile(path)) !== basename(path)) faults.push(`${path} was changed`);
  return faults;
}
