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

/** Where a form begins; a refused one begins at what is wrong with it. */
function useBeginning(wanted: boolean | undefined): boolean | undefined {
  return useFormState().problems.length === 0 ? wanted : undefined;
}

type Control = Pick<ComponentProps<'input'>, 'id' | 'name' | 'required' | 'aria-invalid' | 'aria-describedby'>;

interface FieldProps extends Omit<Labelled, 'value'> {
  children: (control: Control) => ReactNode;
}

/** Label, help, what is wrong, and the control, tied together for eyes and for screen readers. */
function Field({ name, label, help, required = false, children }: FieldProps) {
  const message = useFormState().problems.find((problem) => problem.field === name)?.message;
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

type InputProps = Labelled & Pick<ComponentProps<'input'>, 'type' | 'dir' | 'inputMode' | 'autoComplete' | 'autoFocus'>;

export function TextField({ type = 'text', dir, inputMode, autoComplete = 'off', autoFocus, value, ...labelled }: InputProps) {
  const { values } = useFormState();
  const begins = useBeginning(autoFocus);
  return (
    <Field {...labelled}>
      {(control) => (
        <input {...control} {...{ type, dir, inputMode, autoComplete }} autoFocus={begins} defaultValue={values[labelled.name] ?? value} />
      )}
    </Field>
  );
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

type SelectProps = Labelled & { options: Option[]; autoFocus?: boolean };

export function Select({ options, autoFocus, value = '', ...labelled }: SelectProps) {
  const { values } = useFormState();
  const begins = useBeginning(autoFocus);
  const chosen = values[labelled.name] ?? value;
  return (
    <Field {...labelled}>
      {(control) => (
        // Without the key React would set the choice back to the first after a refusal.
        <select {...control} key={chosen} autoFocus={begins} defaultValue={chosen}>
          {options.map((option) => (
            <option key={option.value} value={option.value}>{option.label}</option>
          ))}
        </select>
      )}
    </Field>
  );
}

interface Alternative extends Option {
  /** What is said beneath it. */
  about?: string;
  direction?: 'auto' | 'ltr';
  /** Whether the label stands for there being nothing. */
  isEmpty?: boolean;
}

type RadiosProps = Labelled & { options: Alternative[]; autoFocus?: boolean };

export function Radios({ name, label, help, required = false, value, options, autoFocus = false }: RadiosProps) {
  const { values, problems } = useFormState();
  const begins = useBeginning(autoFocus);
  const chosen = values[name] ?? value;
  const message = problems.find((problem) => problem.field === name)?.message;
  return (
    <fieldset className="field radios" data-wrong={message ? '' : undefined} key={chosen}>
      <legend>
        {label}
        {required && <Asterisk />}
      </legend>
      {help && <p className="help">{help}</p>}
      {message && <p className="wrong" id={`${name}-error`}>{message}</p>}
      {options.map((option, index) => (
        <label key={option.value} className="choice">
          <input
            type="radio"
            id={index === 0 ? name : `${name}-${option.value}`}
            name={name}
            value={option.value}
            required={required}
            defaultChecked={option.value === chosen}
            autoFocus={begins && option.value === chosen}
            aria-describedby={message ? `${name}-error` : undefined}
          />
          <AlternativeText {...option} />
        </label>
      ))}
    </fieldset>
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

type CheckboxesProps = Labelled & { options: (Option & { mark?: ReactNode })[]; autoFocus?: boolean };

/** Any number of several; the value is a line each. */
export function Checkboxes({ name, label, help, required = false, value = '', options, autoFocus = false }: CheckboxesProps) {
  const { values, problems } = useFormState();
  const begins = useBeginning(autoFocus);
  // What is not ticked is not sent: after a refusal the boxes are as they were sent, also when none was.
  const chosen = problems.length > 0 ? (values[name] ?? '') : value;
  const ticked = chosen.split('\n');
  const message = problems.find((problem) => problem.field === name)?.message;
  return (
    <fieldset className="field ticks" data-wrong={message ? '' : undefined} key={chosen}>
      <legend>
        {label}
        {required && <Asterisk />}
      </legend>
      {help && <p className="help">{help}</p>}
      {message && <p className="wrong" id={`${name}-error`}>{message}</p>}
      {options.map((option, index) => (
        <label key={option.value} className="choice">
          <input
            type="checkbox"
            id={index === 0 ? name : `${name}-${option.value}`}
            name={name}
            value={option.value}
            defaultChecked={ticked.includes(option.value)}
            autoFocus={begins && index === 0}
            aria-describedby={message ? `${name}-error` : undefined}
          />
          {option.mark}
          <bdi>{option.label}</bdi>
        </label>
      ))}
    </fieldset>
  );
}

/** A hidden value that survives a refusal as it was sent. */
export function Hidden({ name, value }: { name: string; value: string }) {
  const { values } = useFormState();
  return <input type="hidden" name={name} value={values[name] ?? value} />;
}
