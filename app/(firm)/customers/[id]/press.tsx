import { Form } from '#components/form/form';
import { Submit } from '#components/form/submit';
import type { Context } from '#lib/context';
import type { FormAction } from '#lib/form-state';
import { translator } from '#lib/messages';

interface PressProps {
  ctx: Context;
  action: FormAction;
  /** What the action is to know. */
  send: Record<string, string | number>;
  /** Word on the button. */
  word: string;
  /** What it concerns, where several buttons bear the same word. */
  about?: string;
}

/** One button that does one thing at once. Refused, it says why, above itself. */
export function Press({ ctx, action, send, word, about }: PressProps) {
  const t = translator(ctx.locale, ctx.user.digits);
  return (
    <Form action={action} words={{ problem: t('errors.summary'), errorTitle: t('error', { title: word }) }}>
      {Object.entries(send).map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />)}
      <div className="actions"><Submit quiet {...(about && { label: `${word}: ${about}` })}>{word}</Submit></div>
    </Form>
  );
}
