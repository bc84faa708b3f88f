import { readFile } from 'node:fs/promises';
import { and, eq } from 'drizzle-orm';
import { brands } from '#db/schema/brands';
import { files } from '#db/schema/files';
import type { Db } from '#db/types';
import { demand, ofFirm, read, write } from '#lib/access';
import { record } from '#lib/audit/record';
import { safeSvg } from '#lib/brands/safe-svg';
import { now } from '#lib/clock';
import type { Context } from '#lib/context';
import { judgeFile } from '#lib/files/judge';
import { tidyFileName } from '#lib/files/name';
import { contentPath, filesFolder } from '#lib/files/place';
import { discardContent, keepContent, receiveContent, releaseContent } from '#lib/files/store';
import { addFile } from '#lib/files/take';
import { log } from '#lib/log';
import { Invalid } from '#lib/problems';

/** Bytes: on paper a logo is as large as a thumb. */
export const largestLogo = 512 * 1024;
/** Dots a side: a picture takes four bytes for each when it is drawn, however small its file. */
const mostDots = 4000;

export const logoTypes = ['image/png', 'image/jpeg', 'image/svg+xml'] as const;

export interface StoredLogo {
  mediaType: (typeof logoTypes)[number];
  content: Uint8Array;
}

const refuse = (key: 'brand.logoUnknown' | 'brand.logoUnsafe' | 'brand.logoDots'): never => {
  throw new Invalid([{ field: 'logo', key }]);
};

/** Width and height in dots, as the picture says (PNG, 11.2.2; ITU T.81, B.2.2). */
function sizeOf(mediaType: string, content: Buffer): [number, number] | null {
  if (mediaType === 'image/png') return content.length < 24 ? null : [content.readUInt32BE(16), content.readUInt32BE(20)];
  for (let at = 2; at + 9 < content.length && content[at] === 0xff; at += 2 + content.readUInt16BE(at + 2)) {
    const marker = content[at + 1] ?? 0;
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return [content.readUInt16BE(at + 7), content.readUInt16BE(at + 5)];
  }
  return null;
}

/** What is kept of a picture that was sent: judged by its content, an SVG made anew of what only draws. */
async function judged(content: Buffer): Promise<StoredLogo> {
  if (content.length > largestLogo) throw new Invalid([{ field: 'logo', key: 'brand.logoTooLarge' }]);
  const text = content.toString('utf8');
  if (/^\s*(?:\ufeff)?\s*</.test(text)) return { mediaType: 'image/svg+xml', content: Buffer.from(safeSvg(text.replace(/^\s*\ufeff/, '').trimStart()) ?? refuse('brand.logoUnsafe')) };
  const received = await receiveContent(pieces(content), largestLogo);
  if (!received) return refuse('brand.logoUnknown');
  const verdict = await judgeFile(received.path).finally(() => discardContent(received));
  if (verdict.flaw !== null || verdict.mediaType === 'application/pdf') return refuse('brand.logoUnknown');
  const size = sizeOf(verdict.mediaType, content);
  if (!size || Math.max(...size) > mostDots || Math.min(...size) < 1) return refuse('brand.logoDots');
  return { mediaType: verdict.mediaType, content };
}

async function* pieces(content: Uint8Array): AsyncIterable<Uint8Array> {
  yield content;
}

const logoFile = (db: Db, ctx: Context) =>
  db.select({ id: files.id, sha256: files.sha256, mediaType: files.mediaType }).from(brands).innerJoin(files, eq(files.id, brands.logoFileId)).where(and(ofFirm(ctx, brands), ofFirm(ctx, files))).limit(1);

/**
 * Names another file as the logo, or none, and lets go of the one before.
 * @param kept what the other file holds: the same picture once more is not let go
 */
async function replace(ctx: Context, kept: string, add: (db: Db) => Promise<string | null>): Promise<void> {
  const before = await read(ctx, 'firm.edit', (db) => logoFile(db, ctx));
  await releaseContent(before.map(({ sha256 }) => sha256).filter((sha256) => sha256 !== kept), () =>
    write(ctx, 'firm.edit', async (db) => {
      const [old] = await logoFile(db, ctx);
      const logoFileId = await add(db);
      if (!old && logoFileId === null) return;
      await db.insert(brands).values({ firmId: ctx.firm.id, logoFileId, updatedAt: now() }).onConflictDoUpdate({ target: brands.firmId, set: { logoFileId, updatedAt: now() }, setWhere: ofFirm(ctx, brands) });
      if (old) await db.delete(files).where(and(ofFirm(ctx, files), eq(files.id, old.id)));
      await record(db, ctx, { action: 'brand.changed', subjectId: ctx.firm.id, changes: { logo: { from: old?.id ?? '', to: logoFileId ?? '' } } });
    }),
  );
}

/**
 * Puts a picture at the head of documents: PNG, JPEG or SVG, as its content shows.
 * @param sentName the name it came with
 * @throws Forbidden; Invalid when it is none of these, too large, or cannot be made safe
 */
export async function setLogo(ctx: Context, content: Buffer, sentName: string): Promise<void> {
  demand(ctx, 'firm.edit');
  const logo = await judged(content);
  const received = await receiveContent(pieces(logo.content), largestLogo);
  if (!received) throw new Invalid([{ field: 'logo', key: 'brand.logoTooLarge' }]);
  const { sha256, size } = received;
  try {
    await keepContent(received, () => replace(ctx, sha256, (db) => addFile(db, ctx, { name: tidyFileName(sentName), sha256, size, mediaType: logo.mediaType })));
  } finally {
    await discardContent(received);
  }
}

/**
 * From now on documents have no picture at their head.
 * @throws Forbidden
 */
export async function removeLogo(ctx: Context): Promise<void> {
  await replace(ctx, '', async () => null);
}

/** The picture at the head of the firm's documents, or null. */
export async function logoOf(ctx: Context): Promise<StoredLogo | null> {
  const [file] = await read(ctx, 'invoices.view', (db) => logoFile(db, ctx));
  if (!file) return null;
  try {
    return { mediaType: file.mediaType as StoredLogo['mediaType'], content: await readFile(contentPath(filesFolder(), file.sha256)) };
  } catch (error) {
    // `sijill check` tells of it as well; documents are made without it.
    log.error({ err: error }, 'the logo is not where it was put');
    return null;
  }
}
