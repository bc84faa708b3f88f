import type { Page } from '@playwright/test';
import { store } from '#db/client';
import { invoices } from '#db/schema/invoices';
import { draftInvoice } from '#lib/invoices/draft';
import { issueInvoice } from '#lib/invoices/issue';
import type { Translate } from '#lib/messages';
import { button, title } from '../support/browser-forms.ts';
import { addFirm, addPerson, expect, type Person, signIn, test } from '../support/browser.ts';
import { anInvoice, documentValues, selling } from '../support/invoices.ts';

interface Documents {
  draft: string;
  issued: string;
  quote: string;
}

async function documentsOf({ ctx }: Person): Promise<Documents> {
  const { customer } = await selling(ctx);
  const lines = [{ name: 'One', price: '1' }];
  const quote = await draftInvoice(ctx, 'quote', documentValues(customer, lines));
  await issueInvoice(ctx, quote, 1);
  return { draft: await draftInvoice(ctx, 'invoice', documentValues(customer, lines)), issued: await anInvoice(ctx, customer, '10'), quote };
}

interface Press {
  of: keyof Documents;
  address: string;
  button: (t: Translate) => string;
}

/** Every button by which something is done with a document. */
const presses: Press[] = [
  { of: 'draft', address: '/edit', button: (t) => t('invoices.saveDraft') },
  { of: 'draft', address: '/edit', button: (t) => t('invoices.discard') },
  { of: 'draft', address: '/issue', button: (t) => t('invoices.issue.invoice') },
  { of: 'issued', address: '/void', button: (t) => t('invoices.void') },
  { of: 'issued', address: '/credit', button: (t) => t('invoices.credit') },
  { of: 'issued', address: '', button: (t) => t('invoices.copy') },
  { of: 'quote', address: '', button: (t) => t('invoices.accept') },
  { of: 'quote', address: '', button: (t) => t('invoices.decline') },
  { of: 'quote', address: '', button: (t) => t('invoices.makeInvoice') },
];

async function fillReason(page: Page): Promise<void> {
  const reason = page.locator('[name=reason]');
  if ((await reason.count()) > 0) await reason.fill('Mistake');
}

/** The documents of these firms, as they are stored. */
const stored = async (...firms: Person[]) => (await store.read((db) => db.select().from(invoices).orderBy(invoices.key))).filter(({ firmId }) => firms.some(({ ctx }) => ctx.firm.id === firmId));

test('no form reaches a document of another firm', async ({ page, program, language, t }) => {
  const [owner, stranger] = [await addFirm(language, { requiredFields: {} }), await addFirm(language, { requiredFields: {} })];
  const [ours, theirs] = [await documentsOf(owner), await documentsOf(stranger)];
  await signIn(page.context(), program, owner);
  const before = await stored(owner, stranger);
  for (const { of, address, button: name } of presses) {
    await page.goto(`/invoices/${ours[of]}${address}`);
    await fillReason(page);
    await page.locator('main input[name=id]').evaluateAll((inputs, id) => inputs.forEach((input) => input.setAttribute('value', id)), theirs[of]);
    await button(page, name(t)).click();
    await expect(title(page, t('missing.title')), name(t)).toBeVisible();
  }
  expect(await stored(owner, stranger)).toEqual(before);
});

test('who may only look any more does nothing: a form says so, and what a document itself offers is offered no longer', { tag: '@plain' }, async ({ page, program, language, t }) => {
  const owner = await addFirm(language, { requiredFields: {} });
  const ours = await documentsOf(owner);
  const viewer = await addPerson(owner.ctx.firm, 'viewer', language);
  const before = await stored(owner);
  const pages = [...presses.map(({ of, ...press }) => ({ ...press, address: `/invoices/${ours[of]}${press.address}` })), { address: '/invoices/new', button: () => t('invoices.saveDraft') }];
  for (const { address, button: name } of pages) {
    await page.context().clearCookies();
    await signIn(page.context(), program, owner);
    await page.goto(address);
    if (address === '/invoices/new') await page.locator('[name=customer]').fill('1');
    await fillReason(page);
    await page.context().clearCookies();
    await signIn(page.context(), program, viewer);
    await button(page, name(t)).click();
    if (/\/(?:edit|issue|void|credit|new)$/.test(address)) await expect(page.getByText(t('errors.forbidden')).or(page.getByRole('heading', { name: t('forbidden.title') })).first(), name(t)).toBeVisible();
    else await expect(button(page, name(t)), name(t)).toHaveCount(0);
  }
  expect(await stored(owner)).toEqual(before);
});
