import type { Brand } from '#lib/brands/queries';
import type { Locale } from '#lib/context';
import type { Day } from '#lib/day';
import { frameOf } from '#lib/documents/frame';
import { partyBlock } from '#lib/documents/party';
import { type Cell, part, parts, type Section, type Sheet } from '#lib/documents/sheet';
import { type Terms, termsIn } from '#lib/documents/terms';
import type { Party } from '#lib/invoices/queries';
import type { MessageKey } from '#lib/messages';
import type { Statement, StatementEntry } from '#lib/payments/statement';

interface Account {
  statements: readonly Statement[];
  from: Day;
  to: Day;
  seller: Party;
  buyer: Party;
  brand: Brand;
  languages: readonly Locale[];
}

export const entryWords: Record<StatementEntry['what'], MessageKey> = { invoice: 'invoices.types.invoice', creditNote: 'invoices.types.creditNote', payment: 'payments.kinds.payment', refund: 'payments.kinds.refund' };

const columns = ['day', 'entry', 'charged', 'settled', 'balance'] as const;

function entryCells(terms: Terms, currency: string, { what, number, day, reference, amount, balance }: StatementEntry): Cell[] {
  return [
    [terms.day(day)],
    [[...terms.value(entryWords[what]), part(number)], ...parts(reference).map((remark) => [remark])],
    amount > 0 ? [terms.figure(amount, currency)] : [],
    amount < 0 ? [terms.figure(-amount, currency)] : [],
    [terms.figure(balance, currency)],
  ];
}

function sectionOf(terms: Terms, { currency, opening, entries, charged, settled, closing }: Statement): Section {
  const sum = (key: MessageKey, amount: number, strong = false) => ({ label: terms.words(key), value: terms.money(amount, currency), strong });
  return {
    heading: null,
    columns: columns.map((name) => ({ label: terms.words(`statement.columns.${name}`), wide: name === 'entry', end: name !== 'entry' && name !== 'day' })),
    rows: entries.map((entry) => entryCells(terms, currency, entry)),
    sums: [sum('statement.opening', opening), sum('statement.columns.charged', charged), sum('statement.columns.settled', -settled), sum('statement.closing', closing, true)],
  };
}

/** A customer's account for a period: a table for each currency. */
export function statementSheet({ statements, from, to, seller, buyer, brand, languages }: Account): Sheet {
  const terms = termsIn(languages);
  return {
    ...frameOf(terms, { brand, seller, title: terms.words('statement.title'), number: '', told: [buyer.number, from, to] }),
    mark: null,
    buyer: partyBlock(terms, 'invoices.buyer', buyer),
    facts: [{ label: terms.words('statement.from'), value: terms.day(from) }, { label: terms.words('statement.to'), value: terms.day(to) }],
    introduction: statements.length === 0 ? terms.value('documents.noEntries') : [],
    sections: statements.map((statement) => sectionOf(terms, statement)),
    remarks: [],
    payment: null,
  };
}
