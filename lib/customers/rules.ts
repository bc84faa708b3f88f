import type { Context, Firm } from '#lib/context';
import type { CustomField } from '#lib/custom-fields/field';
import { activeFields } from '#lib/custom-fields/queries';

/** What a firm's customers can hold, and must. */
export interface RecordRules {
  firm: Firm;
  /** The firm's own fields that are in use. */
  fields: readonly CustomField[];
}

export async function rulesOf(ctx: Context): Promise<RecordRules> {
  return { firm: ctx.firm, fields: await activeFields(ctx) };
}
