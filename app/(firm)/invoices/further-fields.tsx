'use client';

import type { ReactNode } from 'react';
import { useFormState } from '#components/form/form';

interface FurtherFieldsProps {
  summary: string;
  /** What the fields hold that open it when they hold anything. */
  values: Record<string, string>;
  /** Names of all fields in it. */
  names: readonly string[];
  children: ReactNode;
}

/** Fields that are seldom needed. Nothing that was typed and nothing that is wrong lies folded away. */
export function FurtherFields({ summary, values, names, children }: FurtherFieldsProps) {
  const { values: typed, problems } = useFormState();
  const isOpen = Object.entries(values).some(([name, value]) => (typed[name] ?? value) !== '') || problems.some(({ field }) => names.includes(field));
  return (
    <details className="group" open={isOpen || undefined}>
      <summary>{summary}</summary>
      <div className="stack">{children}</div>
    </details>
  );
}
