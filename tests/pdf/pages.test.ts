import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTypesetting } from '#cli/typesetting';
import { invoiceSheet, type Printed } from '#lib/documents/invoice-sheet';
import type { Sheet } from '#lib/documents/sheet';
import type { TypesetService } from '#lib/pdf/service';
import { differenceFromKept, linesOf, pagesOf, textOf, unspaced } from '../support/pdf.ts';
import { aPrinted, berlinSeller, riyadhBuyer, type PrintedLine } from '../support/printed.ts';

let typesetting: TypesetService;
beforeAll(() => {
  typesetting = startTypesetting();
});
afterAll(() => typesetting.stop());

const set = (sheet: Sheet) => typesetting.typeset({ sheet, logo: null });
const setInvoice = (printed: Printed) => set(invoiceSheet(printed));

const consulting: PrintedLine = { name: 'خدمة استشارية مع تقرير', description: 'زيارة الموقع والتقرير النهائي', unit: 'HUR', quantity: 2500, unitPrice: 61_725 };
const tea: PrintedLine = { name: 'Chai Tee', quantity: 10_000, unitPrice: 1800, discountBasisPoints: 1000 };
const mixed = 'فاتورة رقم INV-2026-001 بمبلغ 1,234.50 ر.س';
const payment = { bankName: 'مصرف الراجحي', iban: 'SA0380000000608010167519', paymentTextAr: 'حوّل المبلغ خلال 30 يومًا', paymentTextEn: 'Please transfer within 30 days', footerAr: 'سجل تجاري 1010123456', footerEn: 'Commercial registration 1010123456' };

const arabic = aPrinted({ lines: [consulting, tea], invoice: { introduction: mixed, reference: 'PO-77/2026' }, brand: payment });
const english = aPrinted({ lines: [consulting, tea], invoice: { language: 'en', introduction: mixed }, brand: payment });
const both = aPrinted({ lines: [consulting, tea], invoice: { language: 'both', introduction: mixed }, brand: { ...payment, color: '#7a1f3d' } });
const european = aPrinted({ lines: [tea], invoice: { language: 'en', currency: 'EUR' }, seller: berlinSeller, brand: { iban: 'DE89370400440532013000', bic: 'COBADEFFXXX', bankName: 'Commerzbank' } });
const long = 'مجموعة الشركات المتحدة للتجارة والصناعة والمقاولات العامة والنقل والخدمات اللوجستية والاستشارات الهندسية المحدودة بالرياض';
const longNames = aPrinted({ lines: [{ ...tea, name: `${long} ${long}`.slice(0, 200) }, { ...tea, name: 'W'.repeat(120) }], buyer: { ...riyadhBuyer, name: long } });
const threeHundred = aPrinted({ lines: Array.from({ length: 300 }, (_, index) => ({ ...(index % 2 === 0 ? consulting : tea), name: `${index % 2 === 0 ? 'بند' : 'Item'} ${index + 1}` })) });
const draft = aPrinted({ lines: [tea], invoice: { status: 'draft', number: null, issueDay: null } });

describe('pages look as they were looked at', () => {
  test.each<[string, Printed, number]>([
    ['arabic', arabic, 1], ['english', english, 1], ['both', both, 1], ['european', european, 1], ['long-names', longNames, 1], ['draft', draft, 1],
    ['many-lines-first', threeHundred, 1], ['many-lines-second', threeHundred, 2],
  ])('%s', async (name, printed, page) => {
    expect(differenceFromKept(await setInvoice(printed), page, name)).toBeLessThan(1);
  });
});

describe('text', () => {
  test('is given back in the order in which it is read', async () => {
    const text = unspaced(textOf(await setInvoice(arabic), 1));
    const inOrder = [
      'شركةالنورللتجارة', 'الرياض', '300012345600003', 'فاتورةضريبية', 'INV-2026-0001', 'مؤسسةالبناءالحديث', '+966501234567', '31/01/2026', 'PO-77/2026', 'بمبلغ1,234.50', 'خدمةاستشاريةمعتقرير', 'زيارةالموقعوالتقريرالنهائي', 'ChaiTee', '−10%',
      'الإجمالي', '1,960.90', unspaced('حوّل المبلغ خلال 30 يومًا'), 'SA0380000000608010167519',
    ].map((words) => [words, text.indexOf(words)] as const);
    expect(inOrder.filter(([, at]) => at < 0).map(([words]) => words)).toEqual([]);
    expect(inOrder.map(([, at]) => at)).toEqual(inOrder.map(([, at]) => at).toSorted((a, b) => a - b));
  });

  test('stands in both languages where both are wanted', async () => {
    const text = unspaced(textOf(await setInvoice(both), 1));
    for (const words of ['فاتورةضريبية', 'Taxinvoice', 'تاريخالإصدار', 'Issuedate', '2026-01-31', 'الإجمالي', 'Total', 'SAR', 'Pleasetransferwithin30days']) expect(text).toContain(words);
  });

  test('of Greek and Cyrillic letters is there as well', async () => {
    const text = unspaced(textOf(await setInvoice(aPrinted({ lines: [{ ...tea, name: 'Привет Γειά Zażółć' }], invoice: { language: 'en' } })), 1));
    expect(text).toContain('ПриветΓειάZażółć');
  });

  test('that means something to the setter means nothing to it', async () => {
    const name = '#panic("x") *bold* $x^2$ `raw` [brackets] \\ <label> @ref // end';
    const text = unspaced(textOf(await setInvoice(aPrinted({ lines: [{ ...tea, name }] })), 1));
    expect(text).toContain(unspaced(name));
  });
});

describe('many lines', () => {
  test('run over pages, each with the heads of the table and its number', async () => {
    const pdf = await setInvoice(threeHundred);
    const pages = Array.from({ length: pagesOf(pdf) }, (_, index) => unspaced(textOf(pdf, index + 1)));
    expect(pages.length).toBeGreaterThan(6);
    for (const [index, text] of pages.entries()) {
      expect(text).toContain(`${index + 1}/${pages.length}`);
      expect(text).toContain('INV-2026-0001');
    }
    expect(pages.filter((text) => /بند|Item/.test(text) && !text.includes('الوصف'))).toEqual([]);
    const all = pages.join('');
    for (const number of [1, 2, 150, 299, 300]) expect(all).toContain(number % 2 === 1 ? `بند${number}` : `Item${number}`);
  });

  test('and one line take what they need', async () => {
    expect(pagesOf(await setInvoice(arabic))).toBe(1);
  });
});

test('names of any length stay within the paper and touch nothing', async () => {
  const pdf = await setInvoice(longNames);
  const lines = linesOf(pdf, 1).filter(({ text }) => text.trim() !== '');
  for (const { box } of lines) {
    expect(box.x).toBeGreaterThanOrEqual(40);
    expect(box.x + box.w).toBeLessThanOrEqual(556);
  }
  const middle = ({ box }: (typeof lines)[number]) => ({ x1: box.x + 1, x2: box.x + box.w - 1, y: box.y + box.h / 2 });
  const meet = lines.flatMap((one, index) => lines.slice(index + 1).filter((other) => {
    const [a, b] = [middle(one), middle(other)];
    return Math.abs(a.y - b.y) < 4 && a.x1 < b.x2 && b.x1 < a.x2;
  }).map((other) => `${one.text} | ${other.text}`));
  expect(meet).toEqual([]);
});

test('the same sheet makes the same file', async () => {
  expect(Buffer.from(await setInvoice(arabic)).equals(Buffer.from(await setInvoice(arabic)))).toBe(true);
});
