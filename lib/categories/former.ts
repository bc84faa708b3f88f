import { listEvents } from '#lib/audit/queries';
import type { Context } from '#lib/context';

/** What these categories were called last, by id, as the log of changes has it: also those that are gone, merged into others. */
export async function formerNames(ctx: Context, ids: readonly string[]): Promise<Map<string, string>> {
  const events = ids.length === 0 ? [] : await listEvents(ctx, { subjects: ids, actions: ['category.created', 'category.changed'] });
  return new Map(events.toReversed().flatMap(({ subjectId, changes }) => (changes['name'] ? [[subjectId, changes['name'].to] as const] : [])));
}
