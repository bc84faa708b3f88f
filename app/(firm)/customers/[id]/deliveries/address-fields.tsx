'use client';

import { TextField } from '#components/form/field';
import { useFormState } from '#components/form/form';
import { type AddressPart, addressParts, partsOf, type RegionName, regionNameOf } from '#lib/addresses/layout';

interface AddressFieldsProps {
  /** The address as it is stored: what was typed since goes ahead of it. */
  values: Record<AddressPart | 'country', string>;
  labels: Record<AddressPart | RegionName, string>;
}

const numeric: ReadonlySet<AddressPart> = new Set(['postalCode']);

/** The fields that addresses of the chosen country have, in its order, and whatever else holds something: nothing typed is hidden. */
export function AddressFields({ values, labels }: AddressFieldsProps) {
  const typed = useFormState().values;
  const country = typed['country'] ?? values.country;
  const asked = partsOf(country);
  const filled = addressParts.filter((part) => !asked.includes(part) && (typed[part] ?? values[part]) !== '');
  const labelOf = (part: AddressPart) => labels[(part === 'region' && regionNameOf(country)) || part];
  return [...asked, ...filled].map((part) => <TextField key={part} name={part} label={labelOf(part)} dir={numeric.has(part) ? 'ltr' : 'auto'} value={values[part]} />);
}
