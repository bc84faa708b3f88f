import { type SearchParams, single } from '../../../../../search-params';
import { uploadRefusals } from '../addresses';
import { Notice } from '#components/notice';
import type { Context } from '#lib/context';
import { largestFile } from '#lib/file-limits';
import type { FormState } from '#lib/form-state';
import { fileSize } from '#lib/format';
import { translator } from '#lib/messages';
import { refusals } from '#lib/notes/attach';

const all = (value: string | string[] | undefined): string[] => (value === undefined ? [] : Array.isArray(value) ? value : [value]);

/** What was not taken of the last upload and why, as the address says. */
export function uploadProblems(ctx: Context, params: SearchParams): FormState['problems'] {
  const t = translator(ctx.locale, ctx.user.digits);
  const limit = fileSize(largestFile(ctx.firm), ctx.locale, ctx.user.digits);
  return all(params['refused']).flatMap((said) => {
    const whole = uploadRefusals.find((reason) => reason === said);
    if (whole) return [{ field: 'add-files', message: t(`notes.refused.${whole}`, { limit }) }];
    const [, word = '', name = ''] = /^(\w+) ([^]*)$/.exec(said) ?? [];
    const reason = refusals.find((reason) => reason === word);
    return reason ? [{ field: 'add-files', message: t(`notes.refused.${reason}`, { name, limit }) }] : [];
  });
}

/** What went well: of a save, or of the last upload, with a word of caution where it holds something that acts by itself. */
export function uploadNotice(ctx: Context, params: SearchParams) {
  const t = translator(ctx.locale, ctx.user.digits);
  const saved = single(params['saved']);
  const attached = Number(single(params['attached']));
  const active = all(params['active']);
  return (
    <>
      {saved === 'written' && <Notice>{t('notes.writtenAddFiles')}</Notice>}
      {saved === 'fileRemoved' && <Notice>{t('notes.fileRemoved')}</Notice>}
      {attached > 0 && <Notice>{t('notes.attached', { count: attached })}</Notice>}
      {active.length > 0 && <div className="notice caution" role="note">{active.map((name) => <p key={name}>{t('notes.active', { name })}</p>)}</div>}
    </>
  );
}
