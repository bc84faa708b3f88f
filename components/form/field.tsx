'use client';

import type { ComponentProps, ReactNode } from 'react';
import { useFormState } from '#components/form/form';

interface Labelled {
  name: string;
  label: string;
  help?: string | undefined;
  required?: boolean;
  /** The value to begin with; what was typed before a refusal goes ahead of it. */
  value?: string | undefined;
}

/** Where a form begins; one that was sent begins at what is wrong with it, or at the button that drew it again. */
function useBeginning(wanted: boolean | undefined): boolean | undefined {
  const { values, problems } = useFormState();
  return problems.length === 0 && !values['intent'] ? wanted : undefined;
}

/** What is wrong with a field, in the reader's words. */
function useMessage(name: string): string | undefined {
  return useFormState().problems.find((problem) => problem.field === name)?.message;
}

type Control = Pick<ComponentProps<'input'>, 'id' | 'name' | 'required' | 'aria-invalid' | 'aria-describedby'>;

interface FieldProps extends Omit<Labelled, 'value'> {
  children: (control: Control) => ReactNode;
}

/** Label, help, what is wrong, and the control, tied together for eyes and for screen readers. */
function Field({ name, label, help, required = false, children }: FieldProps) {
  const message = useMessage(name);
  const described = [help && `${name}-help`, message && `${name}-error`].filter(Boolean).join(' ');
  return (
    <div className="field" data-wrong={message ? '' : undefined}>
      <label htmlFor={name}>
        {label}
        {required && <Asterisk />}
      </label>
      {help && <p className="help" id={`${name}-help`}>{help}</p>}
      {message && <p className="wrong" id={`${name}-error`}>{message}</p>}
      {children({ id: name, name, required, 'aria-invalid': message ? true : undefined, 'aria-describedby': described || undefined })}
    </div>
  );
}

export function Asterisk() {
  return <span className="asterisk" aria-hidden="true">{' *'}</span>;
}

type InputProps = Labelled & Pick<ComponentProps<'input'>, 'type' | 'dir' | 'inputMode' | 'autoComplete' | 'autoFocus' | 'list'>;

export function TextField({ type = 'text', dir, inputMode, list, autoComplete = 'off', autoFocus, value, ...labelled }: InputProps) {
  const { values } = useFormState();
  const begins = useBeginning(autoFocus);
  return (
    <Field {...labelled}>
      {(control) => (
        <input {...control} {...{ type, dir, inputMode, autoComplete, list }} autoFocus={begins} defaultValue={values[labelled.name] ?? value} />
      )}
    </Field>
  );
}

/** A file to be sent along; which one was chosen no refusal can give back. */
export function FileField({ accept, ...labelled }: Omit<Labelled, 'value'> & Pick<ComponentProps<'input'>, 'accept'>) {
  return <Field {...labelled}>{(control) => <input {...control} type="file" accept={accept} />}</Field>;
}

type TextAreaProps = Labelled & Pick<ComponentProps<'textarea'>, 'rows' | 'dir' | 'inputMode' | 'autoFocus'>;

export function TextArea({ rows = 3, dir = 'auto', inputMode, autoFocus, value, ...labelled }: TextAreaProps) {
  const { values } = useFormState();
  const begins = useBeginning(autoFocus);
  return (
    <Field {...labelled}>
      {(control) => <textarea {...control} rows={rows} autoFocus={begins} dir={dir} inputMode={inputMode} defaultValue={values[labelled.name] ?? value} />}
    </Field>
  );
}

interface Option {
  value: string;
  label: string;
}

interface SelectProps extends Labelled {
  options: Option[];
  autoFocus?: boolean;
  /** A button that belongs to the choice. */
  beside?: ReactNode;
}

export function Select({ options, autoFocus, beside, value = '', ...labelled }: SelectProps) {
  const { values } = useFormState();
  const begins = useBeginning(autoFocus);
  const chosen = values[labelled.name] ?? value;
  const choice = (control: Control) => (
    // Without the key React would set the choice back to the first after a refusal.
    <select {...control} key={chosen} autoFocus={begins} defaultValue={chosen}>
      {options.map((option) => (
        <option key={option.value} value={option.value}>{option.label}</option>
      ))}
    </select>
  );
  return <Field {...labelled}>{(control) => (beside ? <div className="beside">{choice(control)}{beside}</div> : choice(control))}</Field>;
}

interface FieldGroupProps extends Omit<Labelled, 'value'> {
  /** How the controls stand: in a row, or one beneath the other. */
  layout: 'radios' | 'ticks';
  /** Whether a problem leads to the group as a whole; else one of its controls bears the name. */
  isTarget?: boolean;
  /** @param described what the controls are described by */
  children: (described: string | undefined) => ReactNode;
}

/** Several controls that are one field: legend, help, what is wrong, and the controls, tied together as in `Field`. */
export function FieldGroup({ name, label, help, required = false, layout, isTarget = false, children }: FieldGroupProps) {
  const message = useMessage(name);
  return (
    <fieldset className={`field ${layout}`} data-wrong={message ? '' : undefined} {...(isTarget && { id: name, tabIndex: -1 })}>
      <legend>
        {label}
        {required && <Asterisk />}
      </legend>
      {help && <p className="help">{help}</p>}
      {message && <p className="wrong" id={`${name}-error`}>{message}</p>}
      {children(message && `${name}-error`)}
    </fieldset>
  );
}

interface Alternative extends Option {
  mark?: ReactNode;
  /** What is said beneath it. */
  about?: string;
  direction?: 'auto' | 'ltr';
  /** Whether the label stands for there being nothing. */
  isEmpty?: boolean;
}

interface ChoicesProps extends Labelled {
  options: Alternative[];
  autoFocus?: boolean;
}

interface ChoiceProps {
  /** Its place among them: the first bears the name of the field. */
  index: number;
  option: ChoicesProps['options'][number];
  input: ComponentProps<'input'> & { name: string };
}

function Choice({ index, option, input }: ChoiceProps) {
  return (
    <label className="choice">
      <input {...input} id={index === 0 ? input.name : `${input.name}-${option.value}`} value={option.value} />
      {option.mark}
      <AlternativeText {...option} />
    </label>
  );
}

function AlternativeText({ label, about, direction, isEmpty = false }: Alternative) {
  const text = <bdi dir={direction === 'ltr' && !isEmpty ? 'ltr' : undefined} className={isEmpty ? 'none' : undefined}>{label}</bdi>;
  if (!about) return text;
  return (
    <span className="alternative">
      {text}
      <span className="help">{about}</span>
    </span>
  );
}

export function Radios({ value, options, autoFocus, ...labelled }: ChoicesProps) {
  const { name, required } = labelled;
  const { values } = useFormState();
  const begins = useBeginning(autoFocus);
  const chosen = values[name] ?? value;
  return (
    <FieldGroup key={chosen} {...labelled} layout="radios">
      {(described) => options.map((option, index) => {
        const isChosen = option.value === chosen;
        return <Choice key={option.value} {...{ index, option }} input={{ type: 'radio', name, required, defaultChecked: isChosen, autoFocus: begins && isChosen, 'aria-describedby': described }} />;
      })}
    </FieldGroup>
  );
}

/** Any number of several; the value is a line each. */
export function Checkboxes({ value = '', options, autoFocus, ...labelled }: ChoicesProps) {
  const { name } = labelled;
  const { values, problems } = useFormState();
  const begins = useBeginning(autoFocus);
  // What is not ticked is not sent: after a refusal the boxes are as they were sent, also when none was.
  const chosen = values[name] ?? (problems.length > 0 ? '' : value);
  const ticked = chosen.split('\n');
  return (
    <FieldGroup key={chosen} {...labelled} layout="ticks">
      {(described) => options.map((option, index) => (
        <Choice key={option.value} {...{ index, option }}
          input={{ type: 'checkbox', name, defaultChecked: ticked.includes(option.value), autoFocus: begins && index === 0, 'aria-describedby': described }} />
      ))}
    </FieldGroup>
  );
}

/** A hidden value that survives a refusal as it was sent. */
export function Hidden({ name, value }: { name: string; value: string }) {
  const { values } = useFormState();
  return <input type="hidden" name={name} value={values[name] ?? value} />;
}
