import 'server-only';
import { unstable_rethrow } from 'next/navigation';
import { now } from '#lib/clock';
import type { Locale } from '#lib/context';
import { currentRequest, log } from '#lib/log';
import { type MessageKey, translator } from '#lib/messages';
import { type FieldProblem, Forbidden, Invalid } from '#lib/problems';
import type { FormState } from '#lib/form-state';

/** What a field is called: by one of our messages, or by a word of the firm's own. */
export type Label = MessageKey | { word: string };

interface Reader {
  locale: Locale;
  /** What a field is called in messages. */
  label: (field: string) => Label | undefined;
}

/** Never sent back: what would then stand readable in the page. */
const secrets = /password|token/i;

function typed(form: FormData): Record<string, string> {
  const names = new Set([...form.keys()].filter((name) => !name.startsWith('$ACTION_') && !secrets.test(name)));
  return Object.fromEntries([...names].map((name) => [name, form.getAll(name).filter((value) => typeof value === 'string').join('\n')]));
}

function asState(form: FormData, reader: Reader, problems: FieldProblem[]): FormState {
  const t = translator(reader.locale);
  return {
    values: typed(form),
    problems: problems.map(({ field, key, values }) => {
      const label = reader.label(field);
      return { field, message: t(key, { ...(label && { field: typeof label === 'string' ? t(label) : label.word }), ...values }) };
    }),
  };
}

/**
 * Runs an action's work and turns whatever it throws into the form's next state, so that an action never throws at a person
 * and never loses what was typed.
 */
export async function answer(form: FormData, reader: Reader, work: () => Promise<FormState>): Promise<FormState> {
  try {
    return await work();
  } catch (error) {
    unstable_rethrow(error);
    if (error instanceof Invalid) return asState(form, reader, error.problems);
    if (error instanceof Forbidden) return asState(form, reader, [{ field: '', key: 'errors.forbidden' }]);
    log.error({ err: error }, 'an action failed');
    return asState(form, reader, [{ field: '', key: 'errors.unexpected', values: { reference: currentRequest.getStore() ?? new Date(now()).toISOString() } }]);
  }
}
