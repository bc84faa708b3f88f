import { z } from 'zod';
import { isCountry } from '#lib/countries';
import { megabyte, mostMegabytes } from '#lib/file-limits';
import { line, orNull } from '#lib/form';
import { westernDigits } from '#lib/text';

/** IANA names of the time zones that a firm can be in. */
export const timeZones: readonly string[] = [...new Set([...Intl.supportedValuesOf('timeZone'), 'UTC'])];

export const firmSchema = z.object({
  firmName: line(200).refine((name) => name !== '', 'errors.required'),
  country: line(2).refine((code) => code === '' || isCountry(code), 'errors.choice').transform(orNull),
  timeZone: line(64).refine((zone) => timeZones.includes(zone), 'errors.choice'),
  /** Megabytes; empty for the usual size. */
  largestFile: line(10)
    .transform(westernDigits)
    .refine((size) => size === '' || (/^\d+$/.test(size) && Number(size) >= 1 && Number(size) <= mostMegabytes), 'notes.largestFileWrong')
    .transform((size) => (size === '' ? null : Number(size) * megabyte))
    .default(null),
});
