'use client';

import { createContext, type ReactNode, use, useActionState, useEffect } from 'react';
import { ErrorSummary } from '#components/form/error-summary';
import { type FormAction, type FormState, untouched } from '#lib/form-state';

const State = createContext<FormState>(untouched);

/** What the form around knows: for a field, its value as last typed and what is wrong with it. */
export function useFormState(): FormState {
  return use(State);
}

interface FormProps {
  action: FormAction;
  /** Title of the page, where the page has but this form; a refused one begins with "Error:", so that it is the first thing heard. */
  title?: string;
  words: { problem: string; errorTitle: string };
  children: ReactNode;
}

/** A form that works with JavaScript off and on: refused, it comes back as it was typed, with what is wrong on top and at each field. */
export function Form({ action, title, words, children }: FormProps) {
  const [state, submit] = useActionState(action, untouched);
  const refused = state.problems.length > 0;
  useEffect(() => {
    // Of several titles in a page the browser takes the first, which may be the page's own.
    if (refused) document.title = words.errorTitle;
  }, [refused, words.errorTitle]);
  return (
    <State value={state}>
      {refused ? <title>{words.errorTitle}</title> : title && <title>{title}</title>}
      <ErrorSummary heading={words.problem} problems={state.problems} />
      <form action={submit} className="form" noValidate>
        {children}
      </form>
    </State>
  );
}
