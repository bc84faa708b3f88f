import { Form } from '#components/form/form';
import { Submit } from '#components/form/submit';
import type { Context } from '#lib/context';
import type { FormAction } from '#lib/form-state';
import { translator } from '#lib/messages';

interface PressProps {
  ctx: Context;
  file: string;
  action: FormAction;
  word: string;
  /** What it does, beside the button. */
  help?: string;
  quiet?: boolean;
}

/** One button about a file, with what it does said beside it. */
export function Press({ ctx, file, action, word, help, quiet = true }: PressProps) {
  const t = translator(ctx.locale);
  return (
    <Form action={action} words={{ problem: t('errors.summary'), errorTitle: t('error', { title: word }) }}>
      <input type="hidden" name="file" value={file} />
      <div className="actions">
        <Submit quiet={quiet}>{word}</Submit>
        {help && <p className="help">{help}</p>}
      </div>
    </Form>
  );
}
