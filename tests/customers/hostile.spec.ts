import { listCustomers } from '#lib/customers/queries';
import { registerCustomer } from '#lib/customers/register';
import { startDraft } from '#lib/customers/draft';
import { translator } from '#lib/messages';
import { expect, type Person, test as base, addFirm, addPerson } from '../support/browser.ts';
import { company } from '../support/browser-forms.ts';
import { formOf, type Page, Visitor } from '../support/visitor.ts';

// Over HTTP, without a browser: what no browser would send.
const t = translator('en');
const values = company.en;

const test = base.extend<{ visitor: Visitor; boss: Person }>({
  boss: async ({ program }, use) => use((expect(program.url).toBeTruthy(), await addFirm('en'))),
  visitor: async ({ program, boss: { email, password } }, use) => {
    const visitor = new Visitor(program.url);
    await visitor.submit(await visitor.get('/login'), { email, password });
    await use(visitor);
  },
});

const everybody = { search: '', status: 'active', sort: 'name', direction: 'asc', page: 1 } as const;

/** Sends a form that was tampered with. The answer is read as the page that it is: redirects stay unfollowed. */
async function send(visitor: Visitor, page: Page, tamper: (form: FormData) => void, given: Record<string, string> = values): Promise<{ status: number; html: string }> {
  const form = formOf(page, given);
  tamper(form);
  const answer = await visitor.post(page.address, form);
  return { status: answer.status, html: await answer.text() };
}

test.describe('what no form of ours sends', { tag: '@once' }, () => {
  const forms: [string, (form: FormData) => void, string][] = [
    ['an unknown field', (form) => form.append('role', 'owner'), t('errors.unknownField', { field: 'role' })],
    ['a repeated field', (form) => form.append('city', 'Rome'), t('errors.repeatedField', { field: t('customers.fields.city') })],
    ['a file for a text', (form) => form.set('city', new Blob(['Rome']), 'city.txt'), t('errors.unreadable', { field: t('customers.fields.city') })],
    ['an unknown country', (form) => form.set('country', 'XX'), t('errors.choice', { field: t('customers.fields.country') })],
    ['an unknown currency', (form) => form.set('currency', 'XXY'), t('errors.choice', { field: t('customers.fields.currency') })],
    ['an unknown kind', (form) => form.set('kind', 'robot'), t('errors.choice', { field: t('customers.fields.kind') })],
    ['no kind', (form) => form.delete('kind'), t('errors.choice', { field: t('customers.fields.kind') })],
    ['NUL in a text', (form) => form.set('city', 'Ro\0me'), t('errors.nul', { field: t('customers.fields.city') })],
    ['a forged draft', (form) => form.set('draft', 'made-up'), t('errors.draftGone')],
    ['a forged customer', (form) => form.set('customer', 'made-up'), t('errors.customerGone')],
  ];
  for (const [what, tamper, message] of forms) {
    test(`${what} is refused in words`, async ({ visitor, boss }) => {
      const answer = await send(visitor, await visitor.get('/customers/new'), tamper);
      expect(answer.status).toBe(200);
      expect(answer.html).toContain(message.replaceAll("'", '&#x27;'));
      expect(answer.html).toContain(values.street);
      expect((await listCustomers(boss.ctx, everybody)).total).toBe(0);
    });
  }

  test('a draft of somebody else is neither read nor changed', async ({ visitor, boss }) => {
    const colleague = await addPerson(boss.ctx.firm, 'member', 'en');
    for (const { ctx } of [await addFirm('en'), colleague]) {
      const draft = await startDraft(ctx, { ...values, name: 'Secret' }, null);
      const answer = await send(visitor, await visitor.get('/customers/new'), (form) => form.set('draft', draft));
      expect(answer.html).toContain(t('errors.draftGone'));
      expect(answer.html).not.toContain('Secret');
    }
  });

  test('an edit of a foreign customer, or from a version that never was, is refused', async ({ visitor, boss }) => {
    const own = await registerCustomer(boss.ctx, values);
    const foreign = await registerCustomer((await addFirm('en')).ctx, { ...values, name: 'Secret' });
    const page = await visitor.get(`/customers/${own}/edit`);
    const forged: Record<string, string>[] = [{ customer: foreign }, { version: '99' }, { version: '-1' }, { version: '1.5' }, { version: 'NaN' }, { version: '' }, { version: '9'.repeat(400) }];
    for (const hidden of forged) {
      const answer = await send(visitor, page, (form) => {
        for (const [name, value] of Object.entries(hidden)) form.set(name, value);
      });
      expect(answer.status, JSON.stringify(hidden)).toBe(200);
      expect(answer.html).toContain(t('errors.customerGone'));
      expect(answer.html).not.toContain('Secret');
    }
  });

  test('a save of a forged draft, with a forged intent or version, saves nothing', async ({ visitor, boss }) => {
    const id = await registerCustomer(boss.ctx, values);
    const edit = await visitor.submit(await visitor.get(`/customers/${id}/edit`), { terms: 'Forged' });
    for (const version of ['2', '0', '', 'x']) {
      const answer = await send(visitor, edit, (form) => form.set('version', version), {});
      expect(answer.status, version).toBe(303);
    }
    const review = await visitor.submit(await visitor.get('/customers/new'), values);
    const answer = await send(visitor, review, (form) => form.set('draft', 'made-up'), {});
    expect(answer.status).toBe(303);
    expect((await listCustomers(boss.ctx, everybody)).total).toBe(1);
    expect((await visitor.get(`/customers/${id}`)).html).not.toContain('Forged');
  });

  test('a page that no list has is answered as such', async ({ visitor, boss }) => {
    await registerCustomer(boss.ctx, values);
    for (const page of ['-1', '0', '2', '1000000000', '99999999999999999999', 'abc', '1.5', '1e3', '%00', '1&page=2']) {
      const answer = await visitor.get(`/customers?page=${page}`);
      expect(answer.status, page).toBe(200);
      expect(answer.document.querySelector('main')?.text, page).toContain(page.startsWith('1&') ? values.name : t('customers.noSuchPage', { pages: 1 }));
    }
    for (const query of ['sort=password&dir=sideways&status=deleted', 'q=%25%27%22%3B--', `q=${'x'.repeat(5000)}`, 'q=a&q=b', 'q[]=a', 'q=%F0%9F']) {
      expect((await visitor.get(`/customers?${query}`)).status, query.slice(0, 20)).toBe(200);
    }
  });

  test('more than a megabyte, another website, and a body of unknown length are refused in words', async ({ visitor, boss }) => {
    const page = await visitor.get('/customers/new');
    const answers = [
      { answer: await visitor.post(page.address, 'x'.repeat(1024 * 1024 + 1)), status: 413, message: t('refused.tooLarge') },
      { answer: await visitor.post(page.address, formOf(page, values), { origin: 'https://example.com' }), status: 403, message: t('refused.foreignForm') },
    ];
    for (const { answer, status, message } of answers) {
      expect(answer.status).toBe(status);
      expect(await answer.text()).toContain(message);
    }
    expect((await listCustomers(boss.ctx, everybody)).total).toBe(0);
  });

  test('a forged earlier state of the form changes nothing', async ({ visitor, boss }) => {
    const page = await visitor.get('/customers/new');
    for (const state of ['[null]', '[[]]', '[{"values":1,"problems":{}}]', '[{"values":{"name":"Forged"},"problems":[{"field":"x","message":"y"}]}]']) {
      const answer = await send(visitor, page, (form) => form.set([...form.keys()].find((name) => /^\$ACTION_\d+:1$/.test(name)) ?? '', state));
      expect(answer.status, state).toBe(303);
    }
    expect((await listCustomers(boss.ctx, everybody)).total).toBe(0);
  });
});
