'use client';

import { useFormState } from '#components/form/form';

/** What an action has answered with in words; nothing before it was pressed. */
export function Answer() {
  const { answer } = useFormState().values;
  return answer ? <p className="notice" role="status"><bdi>{answer}</bdi></p> : null;
}
