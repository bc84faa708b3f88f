import type { ReactNode } from 'react';
import { saveReviewed } from './actions';
import { Form } from '#components/form/form';
import { Submit } from '#components/form/submit';
import type { Context } from '#lib/context';
import { translator } from '#lib/messages';

interface ReviewFormProps {
  ctx: Context;
  title: string;
  draftId: string;
  /** Version of the customer that this review shows; none for a new one. */
  version?: number;
  isNew?: boolean;
  back: string;
  /** What saving also does where it is ticked: the welcome invoice of a new customer goes out, or is issued to be printed. */
  besides?: 'mail' | 'print' | null;
  children?: ReactNode;
}

/** The end of a review: what is still to be chosen, and the buttons that save. */
export function ReviewForm({ ctx, title, draftId, version, isNew = false, back, besides = null, children }: ReviewFormProps) {
  const t = translator(ctx.locale, ctx.user.digits);
  return (
    <Form action={saveReviewed} title={title} words={{ problem: t('errors.summary'), errorTitle: t('error', { title }) }}>
      <input type="hidden" name="draft" value={draftId} />
      {version !== undefined && <input type="hidden" name="version" value={version} />}
      {children}
      <div className="actions">
        <Submit intent="save"><Does ctx={ctx} besides={besides} what="save" /></Submit>
        {isNew && <Submit intent="saveAndNew" quiet><Does ctx={ctx} besides={besides} what="saveAndNew" /></Submit>}
        <a href={back} data-key="Escape">{t('review.back')}</a>
      </div>
    </Form>
  );
}

const words = { mail: { save: 'welcome.saveAndSend', saveAndNew: 'welcome.saveAndSendAndNew' }, print: { save: 'welcome.saveAndIssue', saveAndNew: 'welcome.saveAndIssueAndNew' } } as const;

/** What a button does: by what is ticked, its style shows one of two wordings (`welcome.css`). */
function Does({ ctx, besides, what }: Required<Pick<ReviewFormProps, 'ctx' | 'besides'>> & { what: 'save' | 'saveAndNew' }) {
  const t = translator(ctx.locale, ctx.user.digits);
  if (!besides) return t(`review.${what}`);
  const does = besides === 'mail' ? 'sending' : 'issuing';
  return (
    <>
      <span className={`when-not-${does}`}>{t(`review.${what}`)}</span>
      <span className={`when-${does}`}>{t(words[besides][what])}</span>
    </>
  );
}
