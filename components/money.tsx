/** An amount beside its currency, isolated: the amount left to right, and both in the order of the currency's own language. */
export function Money({ amount, currency }: { amount: string; currency: string }) {
  return <bdi className="money"><bdi dir="ltr">{amount}</bdi> {currency}</bdi>;
}
