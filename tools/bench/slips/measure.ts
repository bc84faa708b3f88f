import type { Context } from '#lib/context';
import { checkFacts } from '#lib/customers/check-facts';
import { checkCustomer } from '#lib/customers/checks';
import { corrected, type Finding } from '#lib/customers/checks/check';
import type { CustomerValues, FieldName } from '#lib/customers/fields';
import { type Random, type Slip, withSlip } from './kinds.ts';

/** A record in the register, as it stands there. */
export interface Stored {
  id: string;
  values: CustomerValues;
}

/** How a kind of slip fared: of so many records, in so many it was found, and in so many one press brings back what had stood there. */
export interface Recall {
  kind: string;
  typed: number;
  found: number;
  mended: number;
}

export async function findingsIn(ctx: Context, values: CustomerValues, id: string): Promise<Finding[]> {
  return checkCustomer(values, await checkFacts(ctx, values, id));
}

const says = ({ field, key }: Finding): string => `${field} ${key}`;
const isSame = (one: CustomerValues, other: CustomerValues): boolean => (Object.keys(one) as FieldName[]).every((field) => one[field] === other[field]);

/** A slip counts as found when something is said that was not said of the record without it. */
async function judge(ctx: Context, { id, values }: Stored, slipped: CustomerValues): Promise<{ found: boolean; mended: boolean }> {
  const before = new Set((await findingsIn(ctx, values, id)).map(says));
  const fresh = (await findingsIn(ctx, slipped, id)).filter((finding) => !before.has(says(finding)));
  return { found: fresh.length > 0, mended: fresh.some(({ correction }) => correction && isSame(corrected(slipped, correction), values)) };
}

/** Types each kind of slip into each record that has room for it. */
export async function measureRecall(ctx: Context, records: readonly Stored[], kinds: Readonly<Record<string, Slip>>, random: Random): Promise<Recall[]> {
  const recalls: Recall[] = [];
  for (const [kind, slip] of Object.entries(kinds)) {
    const recall = { kind, typed: 0, found: 0, mended: 0 };
    for (const record of records) {
      const slipped = withSlip(record.values, slip, random);
      if (!slipped) continue;
      const { found, mended } = await judge(ctx, record, slipped);
      recall.typed += 1;
      recall.found += Number(found);
      recall.mended += Number(mended);
    }
    recalls.push(recall);
  }
  return recalls;
}
