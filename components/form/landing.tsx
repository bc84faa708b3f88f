'use client';

import { type ReactNode, useEffect, useRef } from 'react';

interface LandingProps {
  /** The fragment that leads here. */
  id: string;
  className: string;
  labelledBy?: string;
  children: ReactNode;
}

/**
 * A part of a page to which its own forms lead back, by a fragment. A browser that loads the page begins there by itself; where the
 * answer came without a reload and took the pressed button away, the focus is brought here.
 */
export function Landing({ id, className, labelledBy, children }: LandingProps) {
  const part = useRef<HTMLElement>(null);
  useEffect(() => {
    if (window.location.hash === `#${id}` && document.activeElement === document.body) part.current?.focus();
  });
  return <section ref={part} id={id} className={className} tabIndex={-1} aria-labelledby={labelledBy}>{children}</section>;
}
