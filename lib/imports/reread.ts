import type { Context } from '#lib/context';
import { findOriginal } from '#lib/imports/place';
import { findImport, type Import } from '#lib/imports/queries';
import { orRefused, present } from '#lib/imports/receive';
import { readRows } from '#lib/imports/read-rows';
import { choicesOf } from '#lib/imports/choices';
import { Invalid, Missing } from '#lib/problems';
import { isEncoding } from '#lib/tables/encoding';
import type { Shape } from '#lib/tables/read';

/** How a file was read. */
export function shapeOfImport(file: Import): Shape {
  const { encoding = '', delimiter = '' } = choicesOf(file);
  return { format: file.format, encoding: isEncoding(encoding) ? encoding : 'utf-8', delimiter };
}

/** What a form names what divides the cells; a tab cannot be typed. */
const namedDelimiters: Record<string, string> = { tab: '\t', comma: ',', semicolon: ';', bar: '|' };

export const delimiterNames = Object.keys(namedDelimiters);

export const nameOfDelimiter = (delimiter: string): string => delimiterNames.find((name) => namedDelimiters[name] === delimiter) ?? '';

function askedShape(file: Import, values: Record<string, string>): Shape {
  const { encoding = '', delimiter = '', otherDelimiter = '' } = values;
  if (!isEncoding(encoding)) throw new Invalid([{ field: 'encoding', key: 'errors.choice' }]);
  const sign = namedDelimiters[delimiter] ?? otherDelimiter;
  // What quotes a cell or ends a record cannot divide cells as well.
  if (file.format === 'csv' && !/^[^"\r\n\0]$/u.test(sign)) throw new Invalid([{ field: 'otherDelimiter', key: 'imports.oneSign' }]);
  return { format: file.format, encoding, delimiter: file.format === 'csv' ? sign : '' };
}

/**
 * Reads a file anew, in another encoding or divided by another sign. What was said of its columns is guessed anew as well.
 * @param values `encoding`, `delimiter` (by name), `otherDelimiter`
 * @throws Forbidden, Missing, Invalid; then it is as it was
 */
export async function rereadImport(ctx: Context, id: string, values: Record<string, string>): Promise<void> {
  const file = await findImport(ctx, id);
  if (!file) throw new Missing(id);
  if (file.state !== 'mapping' && file.state !== 'checked') throw new Invalid([{ field: '', key: 'imports.busy' }]);
  const path = findOriginal(id);
  if (!path) throw new Invalid([{ field: '', key: 'imports.originalGone' }]);
  const shape = askedShape(file, values);
  try {
    await orRefused(async () => present(ctx, id, shape, await readRows(ctx, id, path, shape)));
  } catch (error) {
    const before = shapeOfImport(file);
    await present(ctx, id, before, await readRows(ctx, id, path, before));
    throw error;
  }
}
