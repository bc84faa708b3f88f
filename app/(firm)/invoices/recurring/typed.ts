import { type SearchParams, single } from '../../../search-params';
import type { Context } from '#lib/context';
import type { Day } from '#lib/day';
import { Invalid } from '#lib/problems';
import { type Planned, planInputNames, previewDays } from '#lib/recurring/input';

interface Typed {
  values: Record<string, string>;
  days: Day[] | null;
}

/** What a form of a plan begins with: what its address says was typed, else what it has been until now, and the days that follow. */
export function typedPlan(ctx: Context, params: SearchParams, before: Record<string, string>, planned: Planned | null): Typed {
  const values = single(params['every']) === '' ? before : Object.fromEntries(planInputNames.map((name) => [name, single(params[name])]));
  try {
    return { values, days: previewDays(ctx, values, planned) };
  } catch (error) {
    if (!(error instanceof Invalid)) throw error;
    return { values, days: null };
  }
}
