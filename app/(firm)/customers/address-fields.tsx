import { AddressParts } from './address-parts';
import { Select } from '#components/form/field';
import { Submit } from '#components/form/submit';
import { type AddressPart, addressParts, type RegionName, regionNames } from '#lib/addresses/layout';
import type { Context } from '#lib/context';
import { countryChoices } from '#lib/countries';
import { type Translate, translator } from '#lib/messages';

interface AddressFieldsProps {
  ctx: Context;
  values: Record<AddressPart | 'country', string>;
  /** Names of the fields that must be filled. */
  required?: ReadonlySet<string>;
  /** Field to begin at. */
  focus?: string | undefined;
}

const labelsOf = (t: Translate) =>
  ({
    ...Object.fromEntries(addressParts.map((part) => [part, t(`customers.fields.${part}`)])),
    ...Object.fromEntries(regionNames.map((name) => [name, t(`addresses.regions.${name}`)])),
  }) as Record<AddressPart | RegionName, string>;

/**
 * The fields of an address. The country decides which there are; the button beside it (`intent` is `layout`) lays the form out
 * anew, also without JavaScript.
 */
export function AddressFields({ ctx, values, required = new Set(), focus }: AddressFieldsProps) {
  const t = translator(ctx.locale, ctx.user.digits);
  const countries = [{ value: '', label: t('customers.choose') }, ...countryChoices(ctx.locale)];
  return (
    <>
      <Select name="country" label={t('customers.fields.country')} help={t('addresses.layoutHelp')} value={values.country} options={countries}
        required={required.has('country')} autoFocus={focus === 'country'} beside={<Submit intent="layout" quiet>{t('addresses.changeLayout')}</Submit>} />
      <AddressParts values={values} labels={labelsOf(t)} required={[...required]} focus={focus} />
    </>
  );
}
