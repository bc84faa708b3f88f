'use client';

import { useFormState } from '#components/form/form';

interface SwitchesProps {
  /** Names the group: where a problem of it leads to. */
  name: string;
  label: string;
  help?: string;
  boxes: { name: string; label: string; checked: boolean }[];
}

/** Boxes of which any number may be ticked; each is a field of its own, sent as `on`. */
export function Switches({ name, label, help, boxes }: SwitchesProps) {
  const { values, problems } = useFormState();
  const message = problems.find((problem) => problem.field === name)?.message;
  // What is not ticked is not sent: after a refusal a box is as it was sent, also when it was not.
  const refused = problems.length > 0;
  return (
    <fieldset className="field radios" id={name} tabIndex={-1} data-wrong={message ? '' : undefined}>
      <legend>{label}</legend>
      {help && <p className="help" id={`${name}-help`}>{help}</p>}
      {message && <p className="wrong" id={`${name}-error`}>{message}</p>}
      {boxes.map((box) => {
        const checked = refused ? Object.hasOwn(values, box.name) : box.checked;
        return (
          <label key={`${box.name} ${checked}`} className="choice">
            <input type="checkbox" name={box.name} defaultChecked={checked} aria-describedby={message ? `${name}-error` : undefined} />
            <bdi>{box.label}</bdi>
          </label>
        );
      })}
    </fieldset>
  );
}
