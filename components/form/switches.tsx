'use client';

import { FieldGroup } from '#components/form/field';
import { useFormState } from '#components/form/form';

interface SwitchesProps {
  /** Names the group: where a problem of it leads to. */
  name: string;
  label: string;
  help?: string;
  boxes: { name: string; label: string; checked: boolean }[];
}

/** Boxes of which any number may be ticked; each is a field of its own, sent as `on`. */
export function Switches({ boxes, ...labelled }: SwitchesProps) {
  const { values, problems } = useFormState();
  // What is not ticked is not sent: after a refusal a box is as it was sent, also when it was not.
  const refused = problems.length > 0;
  return (
    <FieldGroup {...labelled} layout="radios" isTarget>
      {(described) => boxes.map((box) => {
        const checked = refused ? Object.hasOwn(values, box.name) : box.checked;
        return (
          <label key={`${box.name} ${checked}`} className="choice">
            <input type="checkbox" name={box.name} defaultChecked={checked} aria-describedby={described} />
            <bdi>{box.label}</bdi>
          </label>
        );
      })}
    </FieldGroup>
  );
}
