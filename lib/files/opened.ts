import { downloadName } from '#lib/files/name';
import { contentPath, filesFolder } from '#lib/files/place';

/** A file to be given out. */
export interface OpenedFile {
  path: string;
  name: string;
  mediaType: string;
  /** Bytes. */
  size: number;
}

/** A stored file as it is given out: where its content lies, and under which name it is saved. */
export function opened({ sha256, name, mediaType, size }: { sha256: string; name: string; mediaType: string; size: number }): OpenedFile {
  return { path: contentPath(filesFolder(), sha256), name: downloadName(name, mediaType), mediaType, size };
}
