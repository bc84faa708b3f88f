'use client';

import { useEffect, useRef } from 'react';
import type { FormState } from '#lib/form-state';

interface ErrorSummaryProps {
  heading: string;
  problems: FormState['problems'];
}

/** What is wrong, on top of a refused form, each line leading to its field. It takes the focus: without JavaScript by `autofocus`. */
export function ErrorSummary({ heading, problems }: ErrorSummaryProps) {
  const summary = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (problems.length > 0) summary.current?.focus();
  }, [problems]);
  if (problems.length === 0) return null;
  return (
    <div ref={summary} className="error-summary" tabIndex={-1} autoFocus aria-labelledby="error-summary">
      <div role="alert">
        <h2 id="error-summary">{heading}</h2>
        <ul>
          {problems.map(({ field, message }) => (
            <li key={`${field} ${message}`}>{field ? <a href={`#${field}`}>{message}</a> : message}</li>
          ))}
        </ul>
      </div>
    </div>
  );
}
