'use client';

import { useFormState } from '#components/form/form';

/** A text that the answer to the form around may replace: what it would come to as it was sent. */
export function Shown({ name, value }: { name: string; value: string }) {
  return useFormState().values[name] ?? value;
}
