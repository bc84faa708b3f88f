import type { ReactNode } from 'react';

/** Labels and values, one beneath the other. */
export function SummaryList({ children }: { children: ReactNode }) {
  return <dl className="summary-list">{children}</dl>;
}

interface SummaryRowProps {
  label: string;
  /** Beside the value: what can be done with it. */
  action?: ReactNode;
  children: ReactNode;
}

export function SummaryRow({ label, action, children }: SummaryRowProps) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
      {action && <dd className="row-action">{action}</dd>}
    </div>
  );
}
