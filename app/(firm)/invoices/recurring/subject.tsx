import { Amount } from '../../amount';
import type { Context } from '#lib/context';

interface SubjectProps {
  ctx: Context;
  /** Of the invoice that is repeated, where it has one. */
  number?: string | null;
  customer: { id: string; name: string };
  amount: number;
  currency: string;
}

/** Whose invoice is repeated, and what it comes to. */
export function Subject({ ctx, number = null, customer, amount, currency }: SubjectProps) {
  return <p>{number && <><bdi dir="ltr">{number}</bdi> · </>}<a href={`/customers/${customer.id}`}><bdi>{customer.name}</bdi></a> · <Amount ctx={ctx} amount={amount} currency={currency} /></p>;
}
