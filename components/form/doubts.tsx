'use client';

import { type ReactNode, useEffect, useRef } from 'react';
import { useFormState } from '#components/form/form';

/** One thing that looks wrong, in the reader's words, and where to look at what it is about. */
export interface SaidDoubt {
  message: string;
  href?: string;
}

/** The fields of a form's state that hold doubts, and by what they are known; the second is sent along, so that nothing is asked twice. */
const doubtFields = { said: 'doubts', seen: 'seen' } as const;

interface DoubtsProps {
  title: string;
  help: string;
  see: string;
  /** The buttons that save it all the same. */
  children: ReactNode;
}

/** What looks wrong with a form that could be saved: it is said once, and saving it all the same is one press. It takes the focus, as what is wrong does. */
export function Doubts({ title, help, see, children }: DoubtsProps) {
  const { values } = useFormState();
  const box = useRef<HTMLElement>(null);
  const said = values[doubtFields.said];
  useEffect(() => {
    if (said) box.current?.focus();
  }, [said]);
  if (!said) return null;
  const doubts = JSON.parse(said) as SaidDoubt[];
  return (
    <section ref={box} className="todo doubts" tabIndex={-1} aria-labelledby="doubts">
      <div role="alert">
        <h2 id="doubts">{title}</h2>
        <ul>
          {doubts.map(({ message, href }) => <li key={message}><span dir="auto">{message}</span>{href && <> <a href={href}>{see}</a></>}</li>)}
        </ul>
      </div>
      <p className="help">{help}</p>
      <input type="hidden" name={doubtFields.seen} value={values[doubtFields.seen] ?? ''} />
      <div className="actions">{children}</div>
    </section>
  );
}
