/** What an address says was just done to a plan; the words for it stand in `[id]/page.tsx`. */
export type PlanSaid = 'planned' | 'changed' | 'paused' | 'resumed' | 'ended';

export const plansAddress = (customerId = '', page = 1): string => {
  const query = new URLSearchParams([...(customerId === '' ? [] : [['customer', customerId]]), ...(page > 1 ? [['page', String(page)]] : [])]);
  return `/invoices/recurring${query.size > 0 ? `?${query}` : ''}`;
};
export const planAddress = (id: string, said?: PlanSaid): string => `/invoices/recurring/${id}${said ? `?saved=${said}` : ''}`;
export const changePlanAddress = (id: string): string => `/invoices/recurring/${id}/edit`;
export const repeatAddress = (invoiceId: string): string => `/invoices/${invoiceId}/repeat`;
