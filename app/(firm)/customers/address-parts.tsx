'use client';

import { TextField } from '#components/form/field';
import { useFormState } from '#components/form/form';
import { type AddressPart, everyPartFor, partsOf, type RegionName, regionNameOf } from '#lib/addresses/layout';

interface AddressPartsProps {
  /** The address as it is stored: what was typed since goes ahead of it. */
  values: Record<AddressPart | 'country', string>;
  labels: Record<AddressPart | RegionName, string>;
  /** Names of the fields that must be filled. */
  required: readonly string[];
  /** Field to begin at. */
  focus: string | undefined;
}

const numeric: ReadonlySet<AddressPart> = new Set(['postalCode']);

/** Asked for by the countries that have it alone; the other parts people fill now and then in any country. */
const rare: ReadonlySet<AddressPart> = new Set(['additionalNumber']);

/**
 * The fields that addresses of the chosen country have, in its order, and behind them the others. A rare one stands there only when
 * it holds something, must be filled, is wrong, or is where the form begins: nothing typed is hidden, and no link leads nowhere.
 */
export function AddressParts({ values, labels, required, focus }: AddressPartsProps) {
  const { values: typed, problems } = useFormState();
  const country = typed['country'] ?? values.country;
  const asked = partsOf(country);
  const isShown = (part: AddressPart) =>
    asked.includes(part) || !rare.has(part) || (typed[part] ?? values[part]) !== '' || required.includes(part) || part === focus || problems.some(({ field }) => field === part);
  const labelOf = (part: AddressPart) => labels[(part === 'region' && regionNameOf(country)) || part];
  return everyPartFor(country).filter(isShown).map((part) => (
    <TextField key={part} name={part} label={labelOf(part)} dir={numeric.has(part) ? 'ltr' : 'auto'} value={values[part]} required={required.includes(part)} autoFocus={part === focus} />
  ));
}
