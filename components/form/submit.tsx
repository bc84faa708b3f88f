'use client';

import type { ReactNode } from 'react';
import { useFormStatus } from 'react-dom';

interface SubmitProps {
  /** Value of `intent`, where a form has several buttons. */
  intent?: string;
  quiet?: boolean;
  /** What is heard instead of what is seen, where several buttons read the same; it begins with the words that are seen. */
  label?: string;
  children: ReactNode;
}

/** A button that sends the form, once: while the answer is on its way it takes no second press. */
export function Submit({ intent, quiet = false, label, children }: SubmitProps) {
  const { pending, data } = useFormStatus();
  const mine = pending && (!intent || data?.get('intent') === intent);
  return (
    <button className={quiet ? 'button quiet' : 'button'} aria-label={label} aria-disabled={pending || undefined} aria-busy={mine || undefined}
      onClick={(event) => pending && event.preventDefault()} {...(intent && { name: 'intent', value: intent })}>
      {children}
    </button>
  );
}
