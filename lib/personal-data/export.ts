import { createReadStream, existsSync } from 'node:fs';
import { write } from '#lib/access';
import { record } from '#lib/audit/record';
import { now } from '#lib/clock';
import type { Context } from '#lib/context';
import { contentPath, filesFolder } from '#lib/files/place';
import { type AttachedFile, gatherPersonalData } from '#lib/personal-data/gather';
import { zip } from '#lib/personal-data/zip';

export interface PersonalDataExport {
  /** Name under which it is saved. */
  name: string;
  /** A ZIP archive: `customer.json` and `files/…`. */
  content: AsyncGenerator<Buffer>;
}

/**
 * Everything that is known about a customer, as a ZIP archive; that it was asked for is logged. Null when there is no such customer.
 * @throws Forbidden
 */
export async function exportPersonalData(ctx: Context, customerId: string): Promise<PersonalDataExport | null> {
  const gathered = await gatherPersonalData(ctx, customerId);
  if (!gathered) return null;
  await write(ctx, 'customers.erase', (db) => record(db, ctx, { action: 'customer.exported', subjectId: customerId }));
  const at = now();
  const packed = gathered.files.map((file, index) => ({ file, name: `files/${index + 1}-${safeName(file.name)}`, path: pathOf(file) }));
  const present = packed.filter(({ path }) => existsSync(path));
  const lying = new Map(present.map(({ file, name }) => [file.id, name]));
  const files = gathered.files.map(({ id, name, mediaType, size, createdAt }) => ({ id, name, mediaType, size, createdAt, path: lying.get(id) ?? null }));
  const json = JSON.stringify({ exportedAt: new Date(at).toISOString(), firm: ctx.firm.name, ...gathered.known, files }, null, 2);
  return {
    name: `customer-${gathered.customer.number}.zip`,
    content: zip([
      { name: 'customer.json', modifiedAt: at, content: () => [Buffer.from(json)] },
      ...present.map(({ file, name, path }) => ({ name, modifiedAt: file.createdAt, content: () => createReadStream(path) as AsyncIterable<Uint8Array> })),
    ]),
  };
}

/** Where the content of an uploaded file lies: by its hash. */
const pathOf = ({ sha256 }: AttachedFile): string => contentPath(filesFolder(), sha256);

/** A file's own name, without what would lead out of the folder it is unpacked into, or what no Windows takes. */
function safeName(name: string): string {
  return name.replaceAll(/[\p{Cc}\p{Cf}/\\:*?"<>|]/gu, '_').replace(/^\.+|[. ]+$/g, '_').slice(-100) || '_';
}
