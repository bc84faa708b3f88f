'use client';

import { useFormState } from '#components/form/form';

interface LevelsProps {
  name: string;
  label: string;
  value: string;
  options: { value: string; label: string }[];
  /** What no firm can change. */
  fixed: boolean;
}

/** For what one field must be filled, of customers of one kind: a choice in a table, whose label is its row and column. */
export function Levels({ name, label, value, options, fixed }: LevelsProps) {
  const chosen = useFormState().values[name] ?? value;
  return (
    <select key={chosen} name={name} aria-label={label} defaultValue={chosen} disabled={fixed}>
      {options.map((option) => <option key={option.value} value={option.value}>{option.label}</option>)}
    </select>
  );
}
