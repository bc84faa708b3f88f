import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { store } from '#db/client';
import { auditEvents } from '#db/schema/audit';
import { counters } from '#db/schema/counters';
import { numberLedger } from '#db/schema/numbers';
import { now } from '#lib/clock';
import type { Context } from '#lib/context';
import { newId } from '#lib/ids';
import { invoiceFromQuote } from '#lib/invoices/derive';
import { draftInvoice } from '#lib/invoices/draft';
import { issueInvoice } from '#lib/invoices/issue';
import { findInvoice } from '#lib/invoices/queries';
import { voidInvoice } from '#lib/invoices/void';
import { ledgerPage, ledgerProof } from '#lib/numbers/ledger';
import { allSeries, archiveSeries, changeSeries, createSeries, hasGiven, makeDefault, nextNumbersOf, restoreSeries } from '#lib/numbers/series';
import { numberFaults } from '#lib/numbers/verify';
import { recordPayment, voidPayment } from '#lib/payments/record';
import { Invalid } from '#lib/problems';
import { aFirm, openEmptyStore } from '../support/firm.ts';
import { anInvoice, documentValues, selling, type Selling } from '../support/invoices.ts';

let ctx: Context;
let firm: Selling;

beforeEach(async () => {
  await openEmptyStore();
  ctx = await aFirm();
  firm = await selling(ctx);
});

const problemsOf = async (work: Promise<unknown>) => {
  const error: unknown = await work.catch((error: unknown) => error);
  return error instanceof Invalid ? error.problems.map(({ field, key }) => `${field}: ${key}`) : error;
};
const issue = async (given: Record<string, string> = {}, type: 'invoice' | 'quote' = 'invoice') => {
  const id = await draftInvoice(ctx, type, documentValues(firm.customer, [{ name: 'Service', price: '1' }], given));
  return { id, number: await issueInvoice(ctx, id, 1) };
};
const series = (pattern: string, type = 'invoice', next = '') => createSeries(ctx, { type, pattern, next });

describe('a series', () => {
  test('numbers the documents that choose it; the first of its type those that choose none', async () => {
    const [first, second] = [await series('A-{YYYY}-{###}'), await series('B{YY}{MM}-{#}')];
    const numbers = [];
    for (const seriesId of ['', second, first, second]) numbers.push((await issue({ seriesId, issueDay: '2026-05-31' })).number);
    expect(numbers).toEqual(['A-2026-001', 'B2605-1', 'A-2026-002', 'B2605-2']);
    expect((await issue({ seriesId: second, issueDay: '2026-06-01' })).number).toBe('B2606-1');
    await makeDefault(ctx, second);
    expect((await issue({ issueDay: '2026-06-02' })).number).toBe('B2606-2');
    expect([...(await nextNumbersOf(ctx, await allSeries(ctx), '2026-06-30')).values()]).toEqual(['A-2026-003', 'B2606-3']);
    expect(await numberFaults()).toEqual([]);
  });

  test('is refused where it makes no numbers, or could make those of another of its type', async () => {
    await series('INV-{YYYY}-{####}');
    expect(await problemsOf(series('INV-{YYYY}'))).toEqual(['pattern: numbers.problems.counter']);
    expect(await problemsOf(series(''))).toEqual(['pattern: errors.required']);
    expect(await problemsOf(series('x'.repeat(41)))).toEqual(['pattern: errors.tooLong']);
    expect(await problemsOf(series('{#}', 'letter'))).toEqual(['type: errors.choice']);
    expect(await problemsOf(series('INV-{YY}{MM}-{####}'))).toEqual(['pattern: numbers.problems.meets']);
    const jeddah = await series('JED-{YYYY}-{####}');
    expect(await problemsOf(changeSeries(ctx, jeddah, { pattern: 'inv-{YYYY}-{#}' }))).toEqual(['pattern: numbers.problems.meets']);
    // Quotes are another matter.
    await series('INV-{YYYY}-{####}', 'quote');
    const stranger = await aFirm();
    await createSeries(stranger, { type: 'invoice', pattern: 'INV-{YYYY}-{####}' });
  });

  test('does not make the numbers of one that was made by itself, or is archived', async () => {
    await issue();
    expect(await problemsOf(series('INV-{YYYY}-{###}'))).toEqual(['pattern: numbers.problems.meets']);
    const other = await series('OTHER-{#}');
    await archiveSeries(ctx, other);
    expect(await problemsOf(series('OTHER-{##}'))).toEqual(['pattern: numbers.problems.meets']);
  });

  test('changes its pattern until it has given a number, and never then', async () => {
    const id = await series('A-{#}');
    await changeSeries(ctx, id, { pattern: 'A-{YYYY}-{##}' });
    expect((await issue({ issueDay: '2026-01-01' })).number).toBe('A-2026-01');
    expect(await hasGiven(ctx, id)).toBe(true);
    expect(await problemsOf(changeSeries(ctx, id, { pattern: 'B-{#}' }))).toEqual(['pattern: numbers.problems.given']);
    await changeSeries(ctx, id, { pattern: 'A-{YYYY}-{##}' });
  });

  test('is archived when another is the usual one, numbers nothing then, and counts on when it is back', async () => {
    const [usual, other] = [await series('A-{#}'), await series('B-{#}')];
    await issue({ seriesId: other });
    expect(await problemsOf(archiveSeries(ctx, usual))).toEqual([': numbers.problems.usual']);
    await archiveSeries(ctx, other);
    await archiveSeries(ctx, other);
    expect(await problemsOf(makeDefault(ctx, other))).toEqual([': numbers.problems.archived']);
    expect(await problemsOf(issue({ seriesId: other }))).toEqual([': invoices.missing.series']);
    await restoreSeries(ctx, other);
    expect((await issue({ seriesId: other })).number).toBe('B-2');
    const actions = (await store.read((db) => db.select().from(auditEvents).where(eq(auditEvents.subjectId, other)))).map(({ action }) => action);
    expect(actions).toEqual(['series.created', 'series.archived', 'series.restored']);
  });

  test('that is not there, or numbers another type, numbers nothing', async () => {
    const quotes = await series('Q-{#}', 'quote');
    expect(await problemsOf(issue({ seriesId: 'nobody' }))).toEqual(['seriesId: errors.choice']);
    expect(await problemsOf(issue({ seriesId: quotes }))).toEqual(['seriesId: errors.choice']);
    const strangers = await createSeries(await aFirm(), { type: 'invoice', pattern: 'S-{#}' });
    expect(await problemsOf(issue({ seriesId: strangers }))).toEqual(['seriesId: errors.choice']);
    // An invoice of a quote is numbered as invoices are.
    const quote = await issue({ seriesId: quotes }, 'quote');
    const invoice = await invoiceFromQuote(ctx, quote.id);
    expect(await issueInvoice(ctx, invoice, 1)).toMatch(/^INV-/);
    expect((await findInvoice(ctx, invoice))?.invoice.seriesId).toBeNull();
  });

  test('gives no number of another century again', async () => {
    await series('{YY}-{#}');
    await issue({ issueDay: '2026-01-01' });
    expect(await problemsOf(issue({ issueDay: '1926-01-01', dueDay: '1926-02-01' }))).toEqual(['issueDay: numbers.givenAlready']);
    expect(await numberFaults()).toEqual([]);
  });
});

describe('the ledger', () => {
  test('has every number with its document, by whom, and what became void with why', async () => {
    const [first, second] = [await anInvoice(ctx, firm.customer, '1'), await anInvoice(ctx, firm.customer, '2')];
    await voidInvoice(ctx, first, { reason: 'Never sent' });
    const payment = await recordPayment(ctx, { customerId: firm.customer, day: '2026-01-01', method: 'cash', currency: 'SAR', amount: '1', reference: '', note: '' });
    await voidPayment(ctx, payment, { reason: 'Bounced' });
    const page = await ledgerPage(ctx, '', 1);
    expect(page.map(({ type, documentId, by, voidReason }) => ({ type, documentId, by, voidReason }))).toEqual([
      { type: 'receipt', documentId: payment, by: 'Colleague', voidReason: 'Bounced' },
      { type: 'invoice', documentId: second, by: 'Colleague', voidReason: null },
      { type: 'invoice', documentId: first, by: 'Colleague', voidReason: 'Never sent' },
    ]);
    expect(page.map(({ voidedAt }) => voidedAt === null)).toEqual([false, true, false]);
    const invoiceSeries = (await allSeries(ctx)).find(({ type }) => type === 'invoice')?.id ?? '';
    expect((await ledgerPage(ctx, invoiceSeries, 1)).map(({ documentId }) => documentId)).toEqual([second, first]);
    expect(await ledgerPage(ctx, '', 2)).toEqual([]);
  });

  test('proves that none is missing, and says where one is', async () => {
    expect(await ledgerProof(ctx)).toEqual({ within: [], twice: 0 });
    await issue({ issueDay: '2025-12-31' });
    await issue({ issueDay: '2026-01-01' });
    await issue({ issueDay: '2026-01-02' });
    const proof = await ledgerProof(ctx);
    expect(proof.within.map(({ period, count, missing }) => ({ period, count, missing }))).toEqual([{ period: '2025', count: 1, missing: 0 }, { period: '2026', count: 2, missing: 0 }]);
    expect(await numberFaults()).toEqual([]);
    // As somebody would who writes past the program: two numbers are left out, and no document bears this one.
    const [last] = (await store.read((db) => db.select().from(numberLedger))).filter(({ sequence }) => sequence === 2);
    if (!last) throw new Error('There is no second number');
    await store.write((db) => db.insert(numberLedger).values({ ...last, id: newId(), sequence: 5, number: 'INV-2026-0005', documentId: newId() }));
    expect((await ledgerProof(ctx)).within).toMatchObject([{ missing: 0 }, { period: '2026', count: 3, missing: 2 }]);
    expect(await numberFaults()).toEqual([
      expect.stringMatching(/^before number INV-2026-0005 of .* one is missing$/),
      expect.stringMatching(/^number INV-2026-0005 of .* has lost its document$/),
      expect.stringMatching(/^the counter of INV-\{YYYY\}-\{####\} in 2026 of .* stands at 2 and its last number is 5$/),
    ]);
  });

  test('is compared with the counter: one that was counted and is nowhere was lost', async () => {
    await issue();
    await store.write((db) => db.update(counters).set({ last: 2 }).where(eq(counters.firmId, ctx.firm.id)));
    expect((await numberFaults()).filter((fault) => fault.includes('counter'))).toHaveLength(1);
  });
});

describe('a series goes on from numbers that were given elsewhere', () => {
  test('in the year in which it begins, and from 1 in any other; none is missing', async () => {
    const id = await series('INV-{YYYY}-{####}', 'invoice', '١٥٤');
    const [thisYear, lastYear] = [new Date(now()).getUTCFullYear(), new Date(now()).getUTCFullYear() - 1];
    expect((await nextNumbersOf(ctx, await allSeries(ctx), `${thisYear}-06-01`)).get(id)).toBe(`INV-${thisYear}-0154`);
    const given = [await issue(), await issue({ issueDay: `${lastYear}-12-31` }), await issue()].map(({ number }) => number);
    expect(given).toEqual([`INV-${thisYear}-0154`, `INV-${lastYear}-0001`, `INV-${thisYear}-0155`]);
    expect((await ledgerProof(ctx)).within.map(({ missing }) => missing)).toEqual([0, 0]);
    expect(await numberFaults()).toEqual([]);
  });

  test('until it has given one, that can be changed; afterwards not', async () => {
    const id = await series('A{#}', 'invoice', '5');
    await changeSeries(ctx, id, { pattern: 'B-{YYYY}-{#}', next: '8' });
    await changeSeries(ctx, id, { pattern: 'B{#}', next: '' });
    expect((await nextNumbersOf(ctx, await allSeries(ctx), '2026-06-01')).get(id)).toBe('B1');
    await changeSeries(ctx, id, { pattern: 'B{#}', next: '20' });
    expect((await issue()).number).toBe('B20');
    expect(await problemsOf(changeSeries(ctx, id, { pattern: 'B{#}', next: '30' }))).toEqual(['pattern: numbers.problems.given']);
    expect(await numberFaults()).toEqual([]);
  });

  test('which counts in the year in which it is said, also when the same is said again a year later', async () => {
    const id = await series('INV-{YYYY}-{####}', 'invoice', '100');
    vi.useFakeTimers({ toFake: ['Date'] });
    try {
      const year = new Date(now()).getUTCFullYear() + 1;
      vi.setSystemTime(Date.UTC(year, 5, 1));
      await changeSeries(ctx, id, { pattern: 'INV-{YYYY}-{####}', next: '100' });
      expect((await issue()).number).toBe(`INV-${year}-0100`);
      expect(await numberFaults()).toEqual([]);
    } finally {
      vi.useRealTimers();
    }
  });

  test.each(['0', '-1', '1.5', 'INV-154', '1000000000'])('%s is no number to begin at', async (next) => {
    expect(await problemsOf(series('A{#}', 'invoice', next))).toEqual(['next: numbers.problems.next']);
  });
});
