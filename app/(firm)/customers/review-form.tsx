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
  children?: ReactNode;
}

/** The end of a review: what is still to be chosen, and the buttons that save. */
export function ReviewForm({ ctx, title, draftId, version, isNew = false, back, children }: ReviewFormProps) {
  const t = translator(ctx.locale, ctx.user.digits);
  return (
    <Form action={saveReviewed} title={title} words={{ problem: t('errors.summary'), errorTitle: t('error', { title }) }}>
      <input type="hidden" name="draft" value={draftId} />
      {version !== undefined && <input type="hidden" name="version" value={version} />}
      {children}
      <div className="actions">
        <Submit intent="save">{t('review.save')}</Submit>
        {isNew && <Submit intent="saveAndNew" quiet>{t('review.saveAndNew')}</Submit>}
        <a href={back} data-key="Escape">{t('review.back')}</a>
      </div>
    </Form>
  );
}
