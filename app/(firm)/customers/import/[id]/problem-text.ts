import type { Context } from '#lib/context';
import type { TargetField } from '#lib/imports/fields';
import type { ImportRow } from '#lib/imports/queries';
import { type MessageKey, translator } from '#lib/messages';

/** What is to be said of a row, in the words of the reader: the field is named as the reader knows it. */
export function problemText(ctx: Context, fields: readonly TargetField[], { key, values }: ImportRow['problems'][number]): string {
  const field = fields.find(({ name }) => name === values?.['field'])?.label ?? String(values?.['field'] ?? '');
  return translator(ctx.locale, ctx.user.digits)(key as MessageKey, { ...values, field });
}
