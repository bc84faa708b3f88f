import type { Answer, Target, Work } from './load.ts';
import { formOf, type Page, type Visitor } from '../../tests/support/visitor.ts';
import { toReview } from '../../tests/support/journey.ts';

const values = { kind: 'company', name: 'NAME', contactName: 'ليلى الأنصاري', street: 'طريق الملك فهد 7', city: 'الرياض', postalCode: '12211', country: 'SA', email: 'orders@example.com', phone: '050 123 4567', terms: 'net 30' };

/** The two forms of a registration as a browser sends them, with a mark where the name and the draft stand. */
export interface Forms {
  type: string;
  review: string;
  save: string;
}

const boundary = 'a-boundary-that-no-value-holds';

function multipart(form: FormData): string {
  const parts = [...form].map(([name, value]) => `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${String(value)}\r\n`);
  return `${parts.join('')}--${boundary}--\r\n`;
}

/** Learns the forms from the program's own pages. */
export async function learnForms(visitor: Visitor): Promise<Forms> {
  const form = await visitor.get('/customers/new');
  const review: Page = await toReview(visitor, values);
  const draft = new URLSearchParams(review.address.split('?')[1]).get('draft') ?? '';
  return {
    type: `multipart/form-data; boundary=${boundary}`,
    review: multipart(formOf(form, values)),
    save: multipart(formOf(review, {}, 'save')).replaceAll(draft, 'DRAFT'),
  };
}

let registered = 0;

function leadsTo({ status, headers, body }: Answer, prefix: string): string {
  const { location = '' } = headers;
  if (status !== 303 || !location.startsWith(prefix)) throw new Error(`${prefix} was expected, not ${status} ${location} ${body.toString().slice(0, 300)}`);
  return location;
}

/** Sends the form and keeps the draft; for a review page to be looked at. */
export async function startDraft(to: Target, { type, review }: Forms): Promise<string> {
  const body = Buffer.from(review.replace('NAME', `Bench ${(registered += 1)}`));
  return leadsTo(await to.send({ path: '/customers/new', method: 'POST', type, body }), '/customers/new/review?draft=');
}

/** Form → review → save, as a browser without JavaScript does it: the form, its answer, the review, its answer. */
export function registering(forms: Forms): Work {
  return async (to) => {
    await to.send({ path: '/customers/new' });
    const address = await startDraft(to, forms);
    await to.send({ path: address });
    const body = Buffer.from(forms.save.replaceAll('DRAFT', address.split('draft=')[1] ?? ''));
    leadsTo(await to.send({ path: address, method: 'POST', type: forms.type, body }), '/customers/');
  };
}
