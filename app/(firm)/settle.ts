import { redirect } from 'next/navigation';
import { answer, type Label } from '../answer';
import { nowhere } from './customers/addresses';
import type { Context } from '#lib/context';
import type { FormState } from '#lib/form-state';
import type { MessageKey } from '#lib/messages';
import { Changed, Invalid, Missing } from '#lib/problems';
import { redrawEverything } from '#lib/session';

interface Wording {
  /** What is said when somebody else was faster. */
  changed?: MessageKey;
  /** What a field is called in messages. */
  label?: (field: string) => Label | undefined;
}

/** As `answer`, for a signed-in person: what is not there, or another's, leads nowhere, and what was changed meanwhile says so. */
export async function settle(ctx: Context, form: FormData, { changed, label = () => undefined }: Wording, work: () => Promise<FormState>): Promise<FormState> {
  return answer(form, { locale: ctx.locale, label }, async () => {
    try {
      return await work();
    } catch (error) {
      if (error instanceof Missing) redirect(nowhere);
      if (!changed || !(error instanceof Changed)) throw error;
      // What the page shows is what was decided on: it is drawn again as it is now.
      redrawEverything();
      throw new Invalid([{ field: '', key: changed }]);
    }
  });
}
