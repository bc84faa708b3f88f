import type { Check } from '#lib/customers/checks/check';
import { westernDigits } from '#lib/text';

const daysWord = String.raw`(?:days?|tagen?|jours?|días?|dias|giorni|(?:أيام|ايام|يوماً|يومًا|يوما|يوم)(?!\p{L}))`;
const payWord = String.raw`(?:\bpay(?:ment|able)?\b|\bdue\b|\bzahlbar\b|\bzahlungsziel\b|\bpaiement\b|\bpago\b|سداد|الدفع|دفع|تستحق|استحقاق)`;

/** Ways in which a term is said: alone on its line, as "net", or with a word of paying ahead of it. */
const sayings = [
  String.raw`^\s*(?:within|in|innerhalb(?: von)?|خلال|بعد)?\s*(\d{1,3})\s*${daysWord}\s*$`,
  String.raw`\bnett?o?\s*(\d{1,3})\b`,
  String.raw`\b(\d{1,3})\s*${daysWord}\s*nett?o?\b`,
  String.raw`${payWord}[^\d]{0,30}?(\d{1,3})\s*${daysWord}`,
].map((source) => new RegExp(source, 'iu'));

/** An early payer's discount has days of its own, and so has what is late or delivered. */
const otherDays = /%|٪|discount|skonto|remise|descuento|sconto|خصم|late|overdue|verzug|تأخير|تأخر|deliver|liefer|livraison|تسليم|توصيل/iu;

const atOnce = /^(?:cash on delivery|payment on delivery|payment in advance|prepayment|cod|due (?:immediately|on receipt)|vorkasse|sofort (?:fällig|zahlbar)|(?:الدفع|السداد) (?:عند الاستلام|عند التسليم|مقدما|مقدمًا|فورا|فورًا|نقدا|نقدًا))\.?$/iu;

/** The days of payment that the text names; 0 stands for at once. */
function daysIn(terms: string): number[] {
  const clauses = westernDigits(terms).split(/[\n.;؛،]|,\s/u).map((clause) => clause.trim());
  return clauses.flatMap((clause) => {
    if (atOnce.test(clause)) return [0];
    if (otherDays.test(clause)) return [];
    const [said] = sayings.flatMap((saying) => saying.exec(clause)?.[1] ?? []);
    return said === undefined ? [] : [Number(said)];
  });
}

/** The term of payment in days, against what the other terms say of it. */
export const checkTerms: Check = ({ paymentTermDays, terms }) => {
  const days = [...new Set(daysIn(terms))];
  const [said] = days;
  if (paymentTermDays === '' || said === undefined || days.includes(Number(westernDigits(paymentTermDays)))) return [];
  return [{ field: 'paymentTermDays', key: 'checks.termsContradict', values: { days: said }, ...(days.length === 1 && { correction: { paymentTermDays: String(said) } }) }];
};
