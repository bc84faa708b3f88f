/** What a form knows after it was sent and refused: every value as typed, and what is wrong, in the reader's words. */
export interface FormState {
  values: Record<string, string>;
  problems: { field: string; message: string }[];
}

export const untouched: FormState = { values: {}, problems: [] };

/** An action as forms take it: it redirects when all is well, and answers with the form's next state when not. */
export type FormAction = (state: FormState, form: FormData) => Promise<FormState>;
