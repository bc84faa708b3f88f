import { renderSVG } from 'uqr';
import { isBic } from '#lib/iban';
import { decimalText, type Minor } from '#lib/money';

export interface Transfer {
  name: string;
  iban: string;
  bic: string | null;
  currency: string;
  amount: Minor;
  /** What the payer's bank hands on: the number of the invoice. */
  reference: string;
}

/** Countries whose accounts take SEPA transfers (European Payments Council, EPC409-09). */
const sepa = new Set('AD AL AT BE BG CH CY CZ DE DK EE ES FI FR GB GI GR HR HU IE IS IT LI LT LU LV MC MD ME MK MT NL NO PL PT RO RS SE SI SK SM VA'.split(' '));

const largest = 99_999_999_999;

/**
 * The text of the code by which banking apps fill in a SEPA transfer (European Payments Council, EPC069-12, version 002).
 * @returns null where it does not serve: another currency, an account outside SEPA, nothing to pay
 */
export function transferText({ name, iban, bic, currency, amount, reference }: Transfer): string | null {
  const account = iban.replaceAll(/\s/g, '').toUpperCase();
  if (currency !== 'EUR' || amount <= 0 || amount > largest || !sepa.has(account.slice(0, 2))) return null;
  return ['BCD', '002', '1', 'SCT', bic && isBic(bic) ? bic : '', [...name].slice(0, 70).join(''), account, `EUR${decimalText(amount, 2)}`, '', '', [...reference].slice(0, 140).join('')].join('\n');
}

/** A code of squares as SVG, quiet zone included; error correction level M, as EPC069-12 asks. */
export function squareCode(text: string): string {
  return renderSVG(text, { ecc: 'M', border: 2 });
}
