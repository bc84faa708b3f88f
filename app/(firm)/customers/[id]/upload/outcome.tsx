import type { SearchParams } from '../../../../search-params';
import { uploadRefusals } from './addresses';
import { uploadField } from './form';
import { Notice } from '#components/notice';
import type { Context } from '#lib/context';
import { largestFile } from '#lib/file-limits';
import { refusals } from '#lib/files/take';
import type { FormState } from '#lib/form-state';
import { fileSize } from '#lib/format';
import { translator } from '#lib/messages';

const all = (value: string | string[] | undefined): string[] => [value ?? []].flat();

/** What was not taken of the last upload and why, as the address says. */
export function uploadProblems(ctx: Context, params: SearchParams): FormState['problems'] {
  const t = translator(ctx.locale, ctx.user.digits);
  const limit = fileSize(largestFile(ctx.firm), ctx.locale, ctx.user.digits);
  return all(params['refused']).flatMap((said) => {
    const whole = uploadRefusals.find((reason) => reason === said);
    if (whole) return [{ field: uploadField, message: t(`files.refused.${whole}`, { limit }) }];
    const [, word = '', name = ''] = /^(\w+) ([^]*)$/.exec(said) ?? [];
    const reason = refusals.find((reason) => reason === word);
    return reason ? [{ field: uploadField, message: t(`files.refused.${reason}`, { name, limit }) }] : [];
  });
}

/** What was taken of the last upload, with a word of caution where it holds something that acts by itself. */
export function UploadNotice({ ctx, params }: { ctx: Context; params: SearchParams }) {
  const t = translator(ctx.locale, ctx.user.digits);
  const attached = Number(all(params['attached'])[0]);
  const active = all(params['active']);
  return (
    <>
      {attached > 0 && <Notice>{t('files.attached', { count: attached })}</Notice>}
      {active.length > 0 && <div className="notice caution" role="note">{active.map((name) => <p key={name}>{t('files.active', { name })}</p>)}</div>}
    </>
  );
}
