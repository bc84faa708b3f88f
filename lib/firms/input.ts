import { z } from 'zod';
import { isCountry } from '#lib/countries';
import { line, orNull } from '#lib/form';

/** IANA names of the time zones that a firm can be in. */
export const timeZones: readonly string[] = [...new Set([...Intl.supportedValuesOf('timeZone'), 'UTC'])];

export const firmSchema = z.object({
  firmName: line(200).refine((name) => name !== '', 'errors.required'),
  country: line(2).refine((code) => code === '' || isCountry(code), 'errors.choice').transform(orNull),
  timeZone: line(64).refine((zone) => timeZones.includes(zone), 'errors.choice'),
});
