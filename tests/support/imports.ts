import { beginCheck } from '#lib/imports/begin';
import type { Context } from '#lib/context';
import { findImport, firstRows, type ImportRow } from '#lib/imports/queries';
import { receiveImport } from '#lib/imports/receive';
import { runImport } from '#lib/imports/run';

/** Content as it would come from a browser, in pieces. */
export async function* inPieces(content: string | Buffer, length = 1000): AsyncGenerator<Buffer, void> {
  const bytes = Buffer.from(content);
  for (let at = 0; at < bytes.length; at += length) yield bytes.subarray(at, at + length);
}

/** Brings a file in, with its columns as they were guessed. */
export const receive = (ctx: Context, content: string | Buffer, name = 'customers.csv'): Promise<string> => receiveImport(ctx, name, inPieces(content));

/** What the form of the columns would send as it stands. */
export async function asGuessed(ctx: Context, id: string): Promise<Record<string, string>> {
  const file = await findImport(ctx, id);
  const columns = Object.entries(file?.mapping ?? {}).map(([column, target]) => [`column.${column}`, target]);
  const { matchBy = '', duplicates = 'skip', kind = 'person' } = (file?.options ?? {}) as Record<string, string>;
  return { ...Object.fromEntries(columns), matchBy, duplicates, kind };
}

/** Brings a file in and has it checked, with what is said differently of its columns. */
export async function checked(ctx: Context, content: string | Buffer, said: Record<string, string> = {}, name?: string): Promise<string> {
  const id = await receive(ctx, content, name);
  await beginCheck(ctx, id, { ...(await asGuessed(ctx, id)), ...said });
  await runImport(id);
  return id;
}

/** All rows, as far as tests have them. */
export const allRows = (ctx: Context, id: string): Promise<ImportRow[]> => firstRows(ctx, id, 10_000);

/** What becomes of each row, in a word, and why. */
export async function outcomes(ctx: Context, id: string): Promise<string[]> {
  return (await allRows(ctx, id)).map(({ outcome, problems }) => [outcome, ...problems.map(({ key }) => key.replace('imports.problems.', ''))].join(' '));
}

/** All that comes, in one list. */
export async function collected<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const list: Item[] = [];
  for await (const item of items) list.push(item);
  return list;
}
