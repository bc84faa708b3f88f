import { beforeEach, describe, expect, test } from 'vitest';
import { createCategory, mergeCategories } from '#lib/categories/change';
import type { Context } from '#lib/context';
import { addDays } from '#lib/day';
import { todayOf } from '#lib/invoices/input';
import { createProduct, setProductArchived } from '#lib/products/change';
import { changeTemplate, moveTemplate, setTemplateArchived, tickWelcome } from '#lib/registration/change';
import { allTemplates, findTemplate } from '#lib/registration/queries';
import { sampleWelcome } from '#lib/registration/sample';
import { type Welcome, welcomeFor } from '#lib/registration/welcome-for';
import { Changed } from '#lib/problems';
import { setTaxArchived } from '#lib/taxes/change';
import { aFirm, openEmptyStore, values } from '../support/firm.ts';
import { selling } from '../support/invoices.ts';
import { aTemplate, reachable, templateForm } from '../support/welcome.ts';

let ctx: Context;
let vat: string;

beforeEach(async () => {
  await openEmptyStore();
  ctx = await aFirm();
  ({ vat } = await selling(ctx));
});

async function best(given = reachable()): Promise<Welcome> {
  const [first] = (await welcomeFor(ctx, given))?.welcomes ?? [];
  if (!first) throw new Error('No template fits');
  return first;
}

const names = async (given: ReturnType<typeof reachable>): Promise<string[]> => ((await welcomeFor(ctx, given))?.welcomes ?? []).map(({ template }) => template.name);

describe('which template fits', () => {
  test('what says most of whom it is for goes first, of equals in the order of the firm', async () => {
    const [shop, other] = [await createCategory(ctx, { name: 'Shops', color: 'red', description: '' }), await createCategory(ctx, { name: 'Others', color: 'red', description: '' })];
    const all = await aTemplate(ctx, { name: 'all' });
    await aTemplate(ctx, { name: 'all too' });
    await aTemplate(ctx, { name: 'in Jordan', countries: 'Jordan، مصر' });
    await aTemplate(ctx, { name: 'shops', categories: shop });
    await aTemplate(ctx, { name: 'shops in Jordan', categories: `${shop}\n${other}`, countries: 'jo' });
    expect(await names(reachable({ country: 'JO', categories: shop }))).toEqual(['shops in Jordan', 'shops', 'in Jordan', 'all', 'all too']);
    expect(await names(reachable({ country: 'EG' }))).toEqual(['in Jordan', 'all', 'all too']);
    expect(await names(reachable({ categories: shop }))).toEqual(['shops', 'all', 'all too']);
    await moveTemplate(ctx, all, 1);
    expect(await names(reachable())).toEqual(['all too', 'all']);
    await setTemplateArchived(ctx, all, true);
    expect(await names(reachable())).toEqual(['all too']);
  });

  test('of two categories made one, it fits whoever is in it', async () => {
    const [shop, store] = [await createCategory(ctx, { name: 'Shops', color: 'red', description: '' }), await createCategory(ctx, { name: 'Stores', color: 'red', description: '' })];
    await aTemplate(ctx, { name: 'both', categories: `${shop}\n${store}` });
    await aTemplate(ctx, { name: 'shops', categories: shop });
    await mergeCategories(ctx, shop, store);
    expect((await allTemplates(ctx)).map(({ categories }) => categories)).toEqual([[store], [store]]);
    expect(await names(reachable({ categories: store }))).toEqual(['both', 'shops']);
  });

  test('without any template nothing is offered; while the entry must be mended, nothing is said', async () => {
    expect(await welcomeFor(ctx, reachable())).toEqual({ welcomes: [], hasTemplates: false, isTicked: false });
    await aTemplate(ctx, { countries: 'JO' });
    expect(await welcomeFor(ctx, reachable())).toEqual({ welcomes: [], hasTemplates: true, isTicked: false });
    expect(await welcomeFor(ctx, reachable({ name: '' }))).toBeNull();
  });

  test('it is ticked where the firm says so', async () => {
    await aTemplate(ctx);
    expect((await welcomeFor(ctx, reachable()))?.isTicked).toBe(false);
    await tickWelcome(ctx, true);
    await tickWelcome(ctx, true);
    expect((await welcomeFor(ctx, reachable()))?.isTicked).toBe(true);
    await tickWelcome(ctx, false);
    expect((await welcomeFor(ctx, reachable()))?.isTicked).toBe(false);
  });
});

describe('what it comes to', () => {
  test('lines of free text and of products, with tax', async () => {
    await createProduct(ctx, { kind: 'service', code: 'CARD', nameAr: 'بطاقة', nameEn: 'Card', descriptionAr: '', descriptionEn: '', unit: 'C62', price: '50', currency: 'SAR', priceIncludesTax: '', taxRateId: vat });
    await aTemplate(ctx, {}, [{ name: 'Membership', price: '100', tax: vat }, { name: 'Card', quantity: '2' }]);
    const { invoice, hindrances } = await best();
    expect([invoice?.totals.net, invoice?.totals.tax, invoice?.totals.total, invoice?.currency, hindrances]).toEqual([20_000, 3000, 23_000, 'SAR', []]);
    expect(invoice?.dueDay).toBe(addDays(todayOf(ctx), 7));
    expect((await best(reachable({ locale: 'ar' }))).invoice?.lines.map(({ name }) => name)).toEqual(['Membership', 'بطاقة']);
    expect((await best()).invoice?.lines.map(({ name }) => name)).toEqual(['Membership', 'Card']);
  });

  test('due by the template, else by the terms of the customer, else by those of the firm', async () => {
    await aTemplate(ctx, { dueInDays: '' });
    const days = async (given = reachable()) => (await best(given)).invoice?.dueDay;
    expect(await days()).toBe(addDays(todayOf(ctx), 14));
    expect(await days(reachable({ paymentTermDays: '3' }))).toBe(addDays(todayOf(ctx), 3));
  });

  test('nothing to pay is a welcome too, and nobody is reminded of it', async () => {
    await aTemplate(ctx, {}, [{ name: 'Gift', price: '0' }]);
    const { invoice, reminders, letter, hindrances } = await best();
    expect([invoice?.totals.total, reminders, hindrances]).toEqual([0, [], []]);
    expect(letter?.body).toContain('nothing to pay');
    expect(letter?.body).not.toContain('due');
  });
});

describe('the mail', () => {
  test('in the language of the customer, with what its variables stand for', async () => {
    await aTemplate(ctx, { paymentEn: 'By bank transfer.', paymentAr: 'بالتحويل البنكي.' });
    const english = (await best()).letter;
    expect(english?.subject).toBe(`Welcome to ${ctx.firm.name}: invoice INV-${todayOf(ctx).slice(0, 4)}-0001`);
    for (const told of ['Dear Maria Anders', ctx.firm.name, '100.00 SAR', 'due on', 'By bank transfer.', '/i/…']) expect(english?.body).toContain(told);
    const arabic = (await best(reachable({ locale: 'ar', name: 'مؤسسة الأمل' }))).letter;
    for (const told of ['تحية طيبة إلى مؤسسة الأمل،', '100.00 ر.س', 'بالتحويل البنكي.']) expect(arabic?.body).toContain(told);
    expect(arabic?.body).not.toContain('By bank');
  });

  test('in both languages, Arabic first; the words of the template go before the usual ones', async () => {
    await aTemplate(ctx, { language: 'both', subjectAr: 'الفاتورة {الرقم}', subjectEn: 'Invoice {number}', messageAr: 'أهلًا {العميل}: {المبلغ}', messageEn: 'Hello { Customer }, {payment}\n\n{link}' });
    const { letter, language } = await best();
    expect(language).toBe('both');
    expect(letter?.subject).toMatch(/^الفاتورة INV-\d{4}-0001 \/ Invoice INV-\d{4}-0001$/);
    expect(letter?.body.split('\n\n')).toEqual(['أهلًا \u2068Maria Anders\u2069: 100.00 ر.س', 'Hello Maria Anders,', expect.stringContaining('/i/…')]);
  });

  test('a made-up customer sees the same', async () => {
    const id = await aTemplate(ctx, { language: 'en' });
    const { letter, sheet, hindrances } = await sampleWelcome(ctx, (await findTemplate(ctx, id)) ?? fail());
    expect([letter?.subject, sheet?.number, hindrances]).toEqual([expect.stringContaining('0001'), expect.stringContaining('0001'), []]);
  });
});

function fail(): never {
  throw new Error('There is no such template');
}

describe('why not', () => {
  test('no e-mail, no consent', async () => {
    await aTemplate(ctx);
    expect((await best()).notMailed).toBeNull();
    expect((await best(reachable({ email: '' }))).notMailed).toBe('noEmail');
    expect((await best(reachable({ 'consent.email.invoices': '' }))).notMailed).toBe('noConsent');
    expect((await best(reachable({ 'consent.email.invoices': '', 'consent.email.marketing': 'given' }))).notMailed).toBe('noConsent');
  });

  test('something is missing to invoice the customer, or of the firm', async () => {
    const strict = await aFirm('owner', { requiredFields: { taxId: { person: 'invoice' } } });
    await aTemplate(strict, {}, [{ name: 'Membership', price: '100' }]);
    expect((await welcomeFor(strict, reachable()))?.welcomes[0]?.hindrances).toEqual([{ lack: { what: 'buyer', fields: ['taxId'] } }]);
    expect((await welcomeFor(strict, reachable({ taxId: '300000000000003' })))?.welcomes[0]?.hindrances).toEqual([]);
  });

  test('a template whose product or tax is gone says so', async () => {
    const product = await createProduct(ctx, { kind: 'service', code: '', nameAr: '', nameEn: 'Card', descriptionAr: '', descriptionEn: '', unit: 'C62', price: '50', currency: 'SAR', priceIncludesTax: '', taxRateId: '' });
    await aTemplate(ctx, { name: 'taxed' }, [{ name: 'Membership', price: '100', tax: vat }]);
    await aTemplate(ctx, { name: 'product' }, [{ name: 'Card' }]);
    await setTaxArchived(ctx, vat, true);
    await setProductArchived(ctx, product, true);
    const said = (await welcomeFor(ctx, reachable()))?.welcomes.map(({ invoice, letter, hindrances }) => [invoice, letter, hindrances]);
    expect(said).toEqual([
      [null, null, [{ template: { field: 'line.1.tax', key: 'errors.taxNotUsable' } }]],
      [null, null, [{ template: { field: 'line.1.price', key: 'errors.required' } }]],
    ]);
  });
});

describe('a template is refused', () => {
  const refused = async (given: Parameters<typeof templateForm>[0], lines?: Parameters<typeof templateForm>[1]) => aTemplate(ctx, given, lines).then(() => [], (error: { problems: { field: string; key: string }[] }) => error.problems.map(({ field, key }) => [field, key]));

  test.each([
    ['without a name', { name: ' ' }, undefined, [['name', 'errors.required']]],
    ['with a country that is none', { countries: 'Jordan, Atlantis' }, undefined, [['countries', 'welcome.wrong.country']]],
    ['with a variable that is none', { messageEn: 'Dear {friend}' }, undefined, [['messageEn', 'welcome.wrong.variable']]],
    ['with a category that is not the firm’s', { categories: 'none' }, undefined, [['categories', 'errors.choice']]],
    ['with reminders that are not there', { reminders: 'none of ours' }, undefined, [['reminders', 'errors.choice']]],
    ['without lines', {}, [], [['line.1.name', 'welcome.wrong.noLines']]],
    ['with a line without a price', {}, [{ name: 'Membership' }], [['line.1.price', 'errors.required']]],
    ['with less than nothing', {}, [{ name: 'Membership', price: '1', quantity: '-1' }], [['line.1.quantity', 'welcome.wrong.negative']]],
  ] as const)('%s', async (_, given, lines, problems) => {
    expect(await refused(given, lines)).toEqual(problems);
    expect(await allTemplates(ctx)).toEqual([]);
  });

  test('when somebody else was faster', async () => {
    const id = await aTemplate(ctx);
    await changeTemplate(ctx, id, 1, templateForm({ name: 'Mine' }));
    await expect(changeTemplate(ctx, id, 1, templateForm({ name: 'Theirs' }))).rejects.toThrow(Changed);
    expect((await findTemplate(ctx, id))?.name).toBe('Mine');
  });
});

test('a name that is no name of a customer is no customer', async () => {
  await aTemplate(ctx);
  expect(await welcomeFor(ctx, values({ name: ' ' }))).toBeNull();
});
