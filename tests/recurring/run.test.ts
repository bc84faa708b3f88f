import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { store } from '#db/client';
import { auditEvents } from '#db/schema/audit';
import { invoices, recurringInvoices } from '#db/schema/invoices';
import { users } from '#db/schema/users';
import { auditFaults } from '#lib/audit/verify';
import { balanceFaults } from '#lib/balances/verify';
import type { Context } from '#lib/context';
import { archiveCustomer } from '#lib/customers/archive';
import { registerCustomer } from '#lib/customers/register';
import { restoreCustomer } from '#lib/customers/restore';
import { requireFields } from '#lib/customers/require-fields';
import { newId } from '#lib/ids';
import { changeDraft, discardInvoice, draftInvoice } from '#lib/invoices/draft';
import { creditInvoice } from '#lib/invoices/derive';
import { issueInvoice, missingToIssue } from '#lib/invoices/issue';
import { findInvoice, invoicesOfCustomer } from '#lib/invoices/queries';
import { valuesOf } from '#lib/invoices/values';
import { voidInvoice } from '#lib/invoices/void';
import { mergeCustomers } from '#lib/merges/merge';
import { undoMerge } from '#lib/merges/undo';
import { numberFaults } from '#lib/numbers/verify';
import { eraseCustomer } from '#lib/personal-data/erase';
import { Changed, Invalid } from '#lib/problems';
import { changeRecurring } from '#lib/recurring/change';
import { endRecurring } from '#lib/recurring/end';
import { pauseRecurring } from '#lib/recurring/pause';
import { planRecurring } from '#lib/recurring/plan';
import { countRecurring, documentsOfPlan, findRecurring, listRecurring, planOfTemplate, recurringOfInvoice, stateOfPlan } from '#lib/recurring/queries';
import { missedDays, resumeRecurring } from '#lib/recurring/resume';
import { makeDue, makeDueOf } from '#lib/recurring/run';
import { changeTax } from '#lib/taxes/change';
import { contextOf } from '#lib/users/context-of';
import { aColleague, aFirm, openEmptyStore, values } from '../support/firm.ts';
import { anInvoice, documentValues, selling, type Selling } from '../support/invoices.ts';

let ctx: Context;
let firm: Selling;
let invoice: string;

const at = (day: string) => vi.setSystemTime(Date.parse(`${day}T09:00:00Z`));

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  at('2026-01-31');
  await openEmptyStore();
  ctx = await aFirm();
  firm = await selling(ctx);
  invoice = await draftInvoice(ctx, 'invoice', documentValues(firm.customer, [{ name: 'إيجار {الشهر} {السنة}', quantity: '2', price: '100', tax: firm.vat }], { note: 'For {month}', reference: 'R-1', discount: '10%' }));
  await issueInvoice(ctx, invoice, 1);
});

afterEach(() => void vi.useRealTimers());

const typed = (given: Record<string, string> = {}) => ({ every: '1', unit: 'month', startDay: '2026-02-28', endDay: '', times: '', issues: 'issue', ...given });
const plan = (given: Record<string, string> = {}) => planRecurring(ctx, invoice, typed(given));
const found = async (id: string) => {
  const plan = await findRecurring(ctx, id);
  if (!plan) throw new Error('There is no such plan');
  return plan;
};
const daysOf = async (id: string) => (await documentsOfPlan(ctx, id, 100)).map(({ issueDay }) => issueDay).toReversed();
const problemsOf = async (work: Promise<unknown>) => {
  const error: unknown = await work.catch((error: unknown) => error);
  return error instanceof Invalid ? error.problems.map(({ field, key }) => `${field}: ${key}`) : error;
};
const actionsOf = async (subjectId: string) => (await store.read((db) => db.select().from(auditEvents).where(eq(auditEvents.subjectId, subjectId)))).toSorted((a, b) => a.position - b.position).map(({ action, userId }) => `${action} ${userId === ctx.user.id ? 'planner' : userId}`);
const faults = async () => [...(await numberFaults()), ...(await balanceFaults()), ...(await auditFaults())];

describe('what is due', () => {
  test('is issued with its own day, the texts of its period, and what the pattern holds', async () => {
    const id = await plan();
    expect(await makeDue()).toBe(0);
    at('2026-02-28');
    expect(await makeDue()).toBe(1);
    const [made] = await documentsOfPlan(ctx, id, 10);
    const document = await findInvoice(ctx, made?.id ?? '');
    // 2 × 100 less 10 % is 180, and 15 % of it 27.
    expect(document?.invoice).toMatchObject({ status: 'issued', number: 'INV-2026-0002', issueDay: '2026-02-28', dueDay: '2026-03-14', net: 18_000, tax: 2700, total: 20_700, open: 20_700, note: 'For فبراير', reference: 'R-1', recurringId: id });
    expect(document?.lines).toMatchObject([{ name: 'إيجار فبراير 2026', quantity: 2000, taxBasisPoints: 1500 }]);
    expect(document?.taxes).toMatchObject([{ taxable: 18_000, tax: 2700 }]);
    expect(await found(id)).toMatchObject({ made: 1, nextDay: '2026-03-31', waiting: 0, total: 20_700, about: 'إيجار {الشهر} {السنة}' });
    expect(await actionsOf(made?.id ?? '')).toEqual(['recurring.made planner', 'invoice.issued planner']);
    expect(await actionsOf(id)).toEqual(['recurring.planned planner']);
    expect(await faults()).toEqual([]);
  });

  test('is a draft where somebody wants to look at it first', async () => {
    const id = await plan({ issues: 'draft', startDay: '2026-01-31' });
    expect(await makeDueOf(ctx, id)).toBe(1);
    expect(await documentsOfPlan(ctx, id, 10)).toMatchObject([{ status: 'draft', number: null, issueDay: '2026-01-31' }]);
    expect((await found(id)).waiting).toBe(0);
  });

  test('is made once, however often and by however many it is run', async () => {
    const ids = [await plan(), await plan({ issues: 'draft', unit: 'week', every: '2' })];
    at('2026-06-30');
    await Promise.all(Array.from({ length: 8 }, (_, index) => (index % 2 === 0 ? makeDue() : makeDueOf(ctx, ids[index % 4 === 1 ? 0 : 1] ?? ''))));
    expect(await makeDue()).toBe(0);
    expect(await daysOf(ids[0] ?? '')).toEqual(['2026-02-28', '2026-03-31', '2026-04-30', '2026-05-31', '2026-06-30']);
    const fortnights = await daysOf(ids[1] ?? '');
    expect(fortnights).toHaveLength(9);
    expect(new Set(fortnights).size).toBe(9);
    expect(await faults()).toEqual([]);
  });

  test('is made up after a time without the program, in order, and goes on where it was broken off', async () => {
    const id = await plan();
    at('2026-05-31');
    let asked = 0;
    expect(await makeDue(() => (asked += 1) > 2)).toBe(2);
    expect(await daysOf(id)).toEqual(['2026-02-28', '2026-03-31']);
    expect(await makeDue()).toBe(2);
    const made = (await documentsOfPlan(ctx, id, 10)).toReversed();
    expect(made.map(({ number, issueDay }) => [number, issueDay])).toEqual([['INV-2026-0002', '2026-02-28'], ['INV-2026-0003', '2026-03-31'], ['INV-2026-0004', '2026-04-30'], ['INV-2026-0005', '2026-05-31']]);
  });

  test('begins with the day in the time zone of the firm', async () => {
    const elsewhere = await aFirm('owner', { timeZone: 'Pacific/Kiritimati' });
    const sold = await selling(elsewhere);
    const id = await planRecurring(elsewhere, await anInvoice(elsewhere, sold.customer, '1'), typed({ startDay: '2026-02-01' }));
    await plan({ startDay: '2026-02-01' });
    vi.setSystemTime(Date.parse('2026-01-31T11:00:00Z'));
    expect(await makeDue()).toBe(1);
    expect(await documentsOfPlan(elsewhere, id, 10)).toHaveLength(1);
  });

  test.each([['times', '3'], ['endDay', '2026-05-01']])('ends by %s', async (name, value) => {
    const id = await plan({ [name]: value });
    at('2027-01-01');
    expect(await makeDue()).toBe(3);
    expect(await found(id)).toMatchObject({ nextDay: null, made: 3 });
    expect(stateOfPlan(await found(id))).toBe('ended');
    expect(await actionsOf(id)).toEqual(['recurring.planned planner', 'recurring.ended planner']);
  });
});

describe('what cannot be issued stays a draft, and the plan says why', () => {
  const waiting = async (id: string) => {
    at('2026-02-28');
    expect(await makeDue()).toBe(1);
    const [made] = await documentsOfPlan(ctx, id, 10);
    expect(made?.status).toBe('draft');
    expect((await found(id)).waiting).toBe(1);
    expect((await listRecurring(ctx, '', 1)).plans[0]?.waiting).toBe(1);
    return missingToIssue(ctx, made?.id ?? '');
  };

  test('with a tax that is charged no more; issued by hand, it is no longer waited for', async () => {
    const id = await plan();
    const tax = { nameAr: 'ضريبة', nameEn: 'VAT', category: 'standard', rate: '15', reason: '', validFrom: '', validUntil: '2026-02-01' };
    await changeTax(ctx, firm.vat, tax);
    expect(await waiting(id)).toEqual([{ what: 'tax' }]);
    await changeTax(ctx, firm.vat, { ...tax, validUntil: '' });
    const [made] = await documentsOfPlan(ctx, id, 10);
    await issueInvoice(ctx, made?.id ?? '', 1);
    expect((await found(id)).waiting).toBe(0);
  });

  test('of a customer whose record lacks what an invoice needs', async () => {
    const id = await plan();
    await requireFields(ctx, { email: { person: 'invoice' } });
    ctx = (await contextOf(ctx.user.id)) ?? ctx;
    expect(await waiting(id)).toEqual([{ what: 'buyer', fields: ['email'] }]);
  });

  test('and a plan that fails altogether takes nothing with it', async () => {
    const [gone, id] = [await plan(), await plan({ issues: 'draft' })];
    await store.write((db) => db.update(recurringInvoices).set({ templateId: 'none' }).where(eq(recurringInvoices.id, gone)));
    at('2026-02-28');
    expect(await makeDue()).toBe(1);
    expect(await daysOf(id)).toEqual(['2026-02-28']);
    // What failed is tried again, and nothing of it was written.
    expect(await store.read((db) => db.select({ made: recurringInvoices.made, nextDay: recurringInvoices.nextDay }).from(recurringInvoices).where(eq(recurringInvoices.id, gone)))).toEqual([{ made: 0, nextDay: '2026-02-28' }]);
  });
});

test('a plan outlives whoever made it: an owner of the firm stands in', async () => {
  const colleague = await aColleague(ctx.firm);
  const id = await planRecurring(colleague, invoice, typed());
  await store.write((db) => db.update(users).set({ disabledAt: 1 }).where(eq(users.id, colleague.user.id)));
  at('2026-02-28');
  await makeDue();
  expect(await documentsOfPlan(ctx, id, 10)).toMatchObject([{ status: 'issued', issuedBy: ctx.user.id }]);
});

test('acts for whoever planned it, not for whoever is there', async () => {
  const colleague = await aColleague(ctx.firm);
  const id = await planRecurring(colleague, invoice, typed());
  at('2026-02-28');
  await makeDue();
  expect(await documentsOfPlan(ctx, id, 10)).toMatchObject([{ issuedBy: colleague.user.id, createdBy: colleague.user.id }]);
  expect((await found(id)).plannedBy).toBe('Colleague');
});

describe('a plan', () => {
  test.each<[Record<string, string>, string]>([
    [{ every: '' }, 'every: errors.required'],
    [{ every: '0' }, 'every: recurring.wrong.every'],
    [{ every: '1.5' }, 'every: recurring.wrong.every'],
    [{ unit: 'day' }, 'unit: errors.choice'],
    [{ startDay: '' }, 'startDay: errors.required'],
    [{ startDay: '2026-02-30' }, 'startDay: errors.date'],
    [{ startDay: '2026-01-30' }, 'startDay: recurring.wrong.past'],
    [{ startDay: '2046-01-30' }, 'startDay: recurring.wrong.far'],
    [{ endDay: '2026-02-27' }, 'endDay: recurring.wrong.endDay'],
    [{ times: '0' }, 'times: recurring.wrong.times'],
    [{ issues: '' }, 'issues: errors.choice'],
  ])('is refused with %o', async (given, problem) => expect(await problemsOf(plan(given))).toEqual([problem]));

  test('takes Arabic digits, and a quarter is three months', async () => {
    expect(await found(await plan({ every: '٢', unit: 'quarter', startDay: '٢٠٢٦-٠٣-١٥', times: '٤' }))).toMatchObject({ every: 6, unit: 'month', startDay: '2026-03-15', times: 4 });
  });

  test('is made of an invoice that holds, or the draft of one, and of nothing else', async () => {
    const draft = await draftInvoice(ctx, 'invoice', documentValues(firm.customer, [{ name: 'One', price: '1' }]));
    expect(await found(await planRecurring(ctx, draft, typed()))).toMatchObject({ about: 'One', total: 100 });
    const quote = await draftInvoice(ctx, 'quote', documentValues(firm.customer, [{ name: 'One', price: '1' }]));
    const credit = await creditInvoice(ctx, invoice, { reason: 'x' });
    const voided = await anInvoice(ctx, firm.customer, '1');
    await voidInvoice(ctx, voided, { reason: 'x' });
    for (const id of [quote, credit, voided]) expect(await problemsOf(planRecurring(ctx, id, typed()))).toEqual([': recurring.wrong.notRepeatable']);
    expect(await problemsOf(planRecurring(ctx, await draftInvoice(ctx, 'invoice', documentValues(firm.customer, [])), typed()))).toEqual([': invoices.missing.lines']);
  });

  test('has a pattern that is in no list, is changed for what is made from then on, and neither issued nor thrown away', async () => {
    const id = await plan();
    const { templateId } = await found(id);
    expect((await invoicesOfCustomer(ctx, firm.customer, 10)).map(({ id: its }) => its)).toEqual([invoice]);
    expect(await planOfTemplate(ctx, templateId)).toBe(id);
    for (const work of [issueInvoice(ctx, templateId, 1), discardInvoice(ctx, templateId, 1)]) expect(await problemsOf(work)).toEqual([': recurring.wrong.isPattern']);
    const other = await registerCustomer(ctx, values({ name: 'Other' }));
    const document = await findInvoice(ctx, templateId);
    await changeDraft(ctx, templateId, 1, { ...(document && valuesOf(document)), customerId: other, issueDay: '2026-01-01', 'line.1.price': '50' });
    at('2026-02-28');
    await makeDue();
    expect(await documentsOfPlan(ctx, id, 10)).toMatchObject([{ customerId: firm.customer, total: 10_350, issueDay: '2026-02-28' }]);
  });

  test('is known to the invoice that it repeats, and to those that it made', async () => {
    const id = await plan();
    at('2026-02-28');
    await makeDue();
    const [made] = await documentsOfPlan(ctx, id, 1);
    const original = (await findInvoice(ctx, invoice))?.invoice;
    for (const document of [made, original]) expect((await recurringOfInvoice(ctx, { id: document?.id ?? '', recurringId: document?.recurringId ?? null })).map((of) => of.id)).toEqual([id]);
    expect(await countRecurring(ctx, firm.customer)).toBe(1);
    await endRecurring(ctx, id);
    expect(await countRecurring(ctx, firm.customer)).toBe(0);
    expect((await listRecurring(ctx, firm.customer, 1)).total).toBe(1);
    expect((await listRecurring(ctx, 'other', 1)).total).toBe(0);
  });
});

describe('a plan that is changed', () => {
  test('keeps the day that it follows while the rhythm stays, and takes another for the next', async () => {
    const id = await plan({ startDay: '2026-01-31' });
    await makeDueOf(ctx, id);
    await changeRecurring(ctx, id, 1, typed({ issues: 'draft' }));
    expect(await found(id)).toMatchObject({ startDay: '2026-01-31', nextDay: '2026-02-28', issues: false, version: 2 });
    await changeRecurring(ctx, id, 2, typed({ startDay: '2026-02-10', unit: 'week' }));
    at('2026-02-17');
    await makeDue();
    expect(await daysOf(id)).toEqual(['2026-01-31', '2026-02-10', '2026-02-17']);
    expect(await actionsOf(id)).toEqual(['recurring.planned planner', 'recurring.changed planner', 'recurring.changed planner']);
  });

  test('makes nothing a second time, and no fewer than it has made', async () => {
    const id = await plan({ startDay: '2026-01-31', times: '5' });
    await makeDueOf(ctx, id);
    expect(await problemsOf(changeRecurring(ctx, id, 1, typed({ startDay: '2026-01-31' })))).toEqual(['startDay: recurring.wrong.dayMade']);
    expect(await problemsOf(changeRecurring(ctx, id, 1, typed({ times: '1' })))).toEqual(['times: recurring.wrong.made']);
    await expect(changeRecurring(ctx, id, 7, typed())).rejects.toThrow(Changed);
    await endRecurring(ctx, id);
    for (const work of [changeRecurring(ctx, id, 2, typed()), pauseRecurring(ctx, id), resumeRecurring(ctx, id, 'skip'), endRecurring(ctx, id)]) expect(await problemsOf(work)).toEqual([': recurring.wrong.ended']);
  });
});

describe('a plan that is paused', () => {
  const paused = async (given: Record<string, string> = {}) => {
    const id = await plan(given);
    await pauseRecurring(ctx, id);
    await pauseRecurring(ctx, id);
    at('2026-05-15');
    expect(await makeDue()).toBe(0);
    return id;
  };

  test('leaves out what fell due, and counts it for nothing', async () => {
    const id = await paused({ times: '2' });
    expect(missedDays(await found(id), '2026-05-15')).toEqual(['2026-02-28', '2026-03-31']);
    await resumeRecurring(ctx, id, 'skip');
    expect(await makeDue()).toBe(0);
    at('2026-12-31');
    expect(await makeDue()).toBe(2);
    expect(await daysOf(id)).toEqual(['2026-05-31', '2026-06-30']);
    expect(await actionsOf(id)).toEqual(['recurring.planned planner', 'recurring.paused planner', 'recurring.resumed planner', 'recurring.ended planner']);
  });

  test('makes up for it, each with its own day', async () => {
    const id = await paused();
    await resumeRecurring(ctx, id, 'make');
    await resumeRecurring(ctx, id, 'make');
    expect(await makeDue()).toBe(3);
    expect(await daysOf(id)).toEqual(['2026-02-28', '2026-03-31', '2026-04-30']);
  });

  test('has missed nothing of today', async () => {
    const id = await paused({ startDay: '2026-05-15' });
    expect(missedDays(await found(id), '2026-05-15')).toEqual([]);
    await resumeRecurring(ctx, id, 'skip');
    expect(await makeDue()).toBe(1);
  });

  test('ends when it is resumed after its last day', async () => {
    const id = await paused({ endDay: '2026-04-30' });
    await resumeRecurring(ctx, id, 'skip');
    expect(stateOfPlan(await found(id))).toBe('ended');
  });
});

test('a plan goes with its customer into another, and home again', async () => {
  const id = await plan();
  const kept = await registerCustomer(ctx, values({ name: 'Kept' }));
  const merge = await mergeCustomers(ctx, { id: kept, version: 1 }, [{ id: firm.customer, version: 1 }]);
  at('2026-02-28');
  await makeDue();
  expect(await documentsOfPlan(ctx, id, 10)).toMatchObject([{ customerId: kept, status: 'issued', buyer: { name: 'Kept' } }]);
  await undoMerge(ctx, merge);
  expect((await found(id)).customerId).toBe(firm.customer);
  expect(await found(id)).toMatchObject({ made: 1, nextDay: '2026-03-31' });
});

test('a plan pauses when its customer was archived, and says so; brought back, they are billed for what was missed if one wants it', async () => {
  const id = await plan();
  await archiveCustomer(ctx, firm.customer, 1);
  at('2026-03-31');
  expect([await makeDue(), await makeDue()]).toEqual([0, 0]);
  expect(stateOfPlan(await found(id))).toBe('paused');
  expect(await actionsOf(id)).toEqual(['recurring.planned planner', 'recurring.paused planner']);
  await expect(resumeRecurring(ctx, id, 'make')).rejects.toThrow(Invalid);
  await restoreCustomer(ctx, firm.customer, 2);
  await resumeRecurring(ctx, id, 'make');
  expect(await makeDue()).toBe(2);
});

test('nothing of a plan is left of a customer whose data are erased, and nothing is made for them', async () => {
  await plan();
  await archiveCustomer(ctx, firm.customer, 1);
  await eraseCustomer(ctx, firm.customer, 2, '1');
  expect(await store.read((db) => db.select().from(recurringInvoices))).toEqual([]);
  at('2026-02-28');
  expect(await makeDue()).toBe(0);
});

test('the same form sent twice plans once; a plan is changed although a document of it was moved behind its next day', async () => {
  const once = newId();
  expect([await planRecurring(ctx, invoice, typed(), once), await planRecurring(ctx, invoice, typed(), once)]).toEqual([once, once]);
  expect(await countRecurring(ctx, '')).toBe(1);
  const moved = await draftInvoice(ctx, 'invoice', documentValues(firm.customer, [{ name: 'x', price: '1' }], { issueDay: '2027-01-01' }));
  await store.write((db) => db.update(invoices).set({ recurringId: once }).where(eq(invoices.id, moved)));
  await changeRecurring(ctx, once, 1, typed({ endDay: '2028-01-01' }));
  expect((await found(once)).endDay).toBe('2028-01-01');
});
