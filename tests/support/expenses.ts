/** An expense as its form sends it: 115 riyals with tax, paid in cash, and what the test says. */
export function expenseValues(given: Record<string, string> = {}): Record<string, string> {
  return {
    supplier: 'مكتبة جرير', day: '2026-05-10', amountKind: 'total', amount: '115', currency: 'SAR', taxRateId: '', tax: '', paying: 'paid', paidDay: '', method: 'cash', categoryId: '', reference: '', description: '', customerId: '', ...given,
  };
}
