import { z } from 'zod';
import type { Changes } from '#db/schema/audit';
import type { deliveryAddresses } from '#db/schema/contacts';
import { addressParts, type AddressPart } from '#lib/addresses/layout';
import { isCountry } from '#lib/countries';
import { customerFields } from '#lib/customers/fields';
import { fingerprintOf } from '#lib/fingerprint';
import { line, orNull } from '#lib/form';

export const deliveryFieldNames = ['label', 'country', ...addressParts] as const;

export type DeliveryFieldName = 'label' | 'country' | AddressPart;

/** A delivery address as the form shows it. */
export type DeliveryValues = Record<DeliveryFieldName, string>;

const part = (name: AddressPart) => line(customerFields[name].max).transform(orNull);

export const deliverySchema = z.object({
  label: line(100).refine((label) => label !== '', 'errors.required'),
  country: line(2).refine((code) => code === '' || isCountry(code), 'errors.choice').transform(orNull),
  buildingNumber: part('buildingNumber'),
  street: part('street'),
  district: part('district'),
  city: part('city'),
  postalCode: part('postalCode'),
  additionalNumber: part('additionalNumber'),
  region: part('region'),
} satisfies Record<DeliveryFieldName, z.ZodType>);

export type DeliveryInput = z.output<typeof deliverySchema>;

export const noDelivery = Object.fromEntries(deliveryFieldNames.map((name) => [name, ''])) as DeliveryValues;

/** The data as the form shows it. The other way is `deliverySchema`. */
export function deliveryValues(input: Pick<typeof deliveryAddresses.$inferSelect, DeliveryFieldName>): DeliveryValues {
  return Object.fromEntries(deliveryFieldNames.map((name) => [name, input[name] ?? ''])) as DeliveryValues;
}

/** What a form must name to change an address: the address as it was seen. */
export const deliverySeen = (values: DeliveryValues): string => fingerprintOf(values);

/** The fields in which two differ. */
export function deliveryChanges(from: DeliveryValues, to: DeliveryValues): Changes {
  return Object.fromEntries(deliveryFieldNames.filter((name) => from[name] !== to[name]).map((name) => [name, { from: from[name], to: to[name] }]));
}
