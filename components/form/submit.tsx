'use client';

import type { MouseEvent, ReactNode } from 'react';
import { useFormStatus } from 'react-dom';
import { useFormState } from '#components/form/form';

interface SubmitProps {
  /** Value of `intent`, where a form has several buttons. */
  intent?: string;
  quiet?: boolean;
  /** What is heard instead of what is seen, where several buttons read the same; it begins with the words that are seen. */
  label?: string;
  children: ReactNode;
}

/** What makes a button send the form, once: while the answer is on its way it takes no second press. */
function useSending(intent: string | undefined) {
  const { pending } = useFormStatus();
  return { onClick: (event: MouseEvent) => pending && event.preventDefault(), ...(intent && { name: 'intent', value: intent }) };
}

/** A button that sends the form. Where the answer is that same form and nothing was wrong with it, it begins at this button. */
export function Submit({ intent, quiet = false, label, children }: SubmitProps) {
  const { pending, data } = useFormStatus();
  const { values, problems } = useFormState();
  const mine = pending && (!intent || data?.get('intent') === intent);
  const answered = problems.length === 0 && intent !== undefined && values['intent'] === intent;
  return (
    <button className={quiet ? 'button quiet' : 'button'} aria-label={label} aria-disabled={pending || undefined} aria-busy={mine || undefined} autoFocus={answered || undefined} {...useSending(intent)}>
      {children}
    </button>
  );
}

/** Enter presses the first button of a form. This one, which nobody sees, stands ahead of others that are not meant by Enter. */
export function EnterSubmit({ intent }: { intent: string }) {
  return <button className="visually-hidden" tabIndex={-1} aria-hidden="true" {...useSending(intent)} />;
}
