import type { MediaType } from '#lib/files/judge';

const longestName = 200;
const endings: Record<MediaType, RegExp> = { 'application/pdf': /\.pdf$/i, 'image/png': /\.png$/i, 'image/jpeg': /\.jpe?g$/i };
const usualEnding: Record<MediaType, string> = { 'application/pdf': '.pdf', 'image/png': '.png', 'image/jpeg': '.jpg' };

/** The name a file came with: without the folders that some browsers send, and without what cannot be seen and turns letters around. */
export function tidyFileName(sent: string): string {
  const name = sent.normalize('NFC').replace(/^.*[/\\]/s, '').replaceAll(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, '').trim();
  if ([...name].length <= longestName) return name || 'file';
  const ending = /\.[A-Za-z0-9]{1,5}$/.exec(name)?.[0] ?? '';
  return [...name].slice(0, longestName - ending.length).join('') + ending;
}

/** Whether a name says that it is one of the kinds that are taken. */
export const claimsKnownKind = (name: string): boolean => Object.values(endings).some((ending) => ending.test(name));

/** The name under which a file is given out: its own, and where its ending says something else than its content, the right one behind it. */
export function downloadName(name: string, mediaType: string): string {
  const kind = mediaType as MediaType;
  return endings[kind]?.test(name) ? name : `${name}${usualEnding[kind] ?? '.bin'}`;
}

/** `Content-Disposition` of a file under any name (RFC 6266), in UTF-8 (RFC 8187) and for old readers in ASCII: to be saved, or shown. */
export function contentDisposition(kind: 'attachment' | 'inline', name: string): string {
  const plain = name.replaceAll(/[^\x20-\x7e]|["\\%]/g, '_');
  const encoded = encodeURIComponent(name).replaceAll(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
  return `${kind}; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
