import { forms } from '#lib/tax-ids/forms';
import { validators } from '#lib/tax-ids/validators';
import { westernDigits } from '#lib/text';

interface Judgement {
  verdict: 'right' | 'wrong form' | 'wrong check digit';
  /** How such a number looks there, where that can be shown. */
  form?: string;
}

/** Countries that say "we" by other letters than their code: Greece in the VAT system of the EU, Northern Ireland since 2021. */
const prefixes: Record<string, string> = { EL: 'GR', XI: 'GB' };

/** The number without what divides it, digits as 0–9, letters as capitals. */
const compact = (taxId: string): string => westernDigits(taxId).toUpperCase().replaceAll(/[^\p{L}\p{N}]/gu, '');

/** What a country's rules say of a tax id, in whichever of its forms. Of a country whose rules are not known here, every id is right. */
export function judgeTaxId(taxId: string, country: string): Judgement {
  const id = compact(taxId).replace(/^XI(?=\d)/, '');
  const ways = forms[country] ?? [];
  const results = (validators[country] ?? []).map((validate) => validate(id));
  const form = ways[0]?.example;
  if (ways.length === 0 && results.length === 0) return { verdict: 'right' };
  if (results.some(({ isValid }) => isValid)) return { verdict: 'right' };
  if (results.some((result) => result.error?.name === 'InvalidChecksum')) return { verdict: 'wrong check digit' };
  if (ways.some(({ pattern }) => pattern.test(id))) return { verdict: 'right' };
  return { verdict: 'wrong form', ...(form !== undefined && { form }) };
}

/** The other country that a tax id names by its first letters, where it is right there; null where it names none. */
export function countryByPrefix(taxId: string, country: string): string | null {
  const id = compact(taxId);
  const letters = id.slice(0, 2);
  const named = prefixes[letters] ?? letters;
  if (!/^[A-Z]{2}$/.test(letters) || named === country || !(named in validators || named in forms)) return null;
  const isRightHere = (validators[country]?.length ?? 0) + (forms[country]?.length ?? 0) > 0 && judgeTaxId(id, country).verdict === 'right';
  return !isRightHere && judgeTaxId(id, named).verdict === 'right' ? named : null;
}
