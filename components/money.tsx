/** An amount beside its currency, isolated and left to right: within Arabic text neither its sign nor its parts change their places. */
export function Money({ amount, currency }: { amount: string; currency: string }) {
  return <bdi className="money" dir="ltr">{amount} <bdi>{currency}</bdi></bdi>;
}
