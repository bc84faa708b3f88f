import type { ReactNode } from 'react';

/** A strip above the content that says what has just happened and what can be done next. */
export function Notice({ children }: { children: ReactNode }) {
  return <div className="notice" role="status">{children}</div>;
}
