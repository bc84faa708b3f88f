import { Amount } from '../amount';
import { SummaryList, SummaryRow } from '#components/summary-list';
import { addressLines } from '#lib/addresses/lines';
import type { Context } from '#lib/context';
import { calendarDay } from '#lib/format';
import type { InvoiceDocument, Party } from '#lib/invoices/queries';
import { translator } from '#lib/messages';
import { quantityText, rateText } from '#lib/money';
import type { UnitCode } from '#lib/products/units';

interface DocumentProps {
  ctx: Context;
  document: InvoiceDocument;
  seller: Party;
  buyer: Party;
  dueDay: string | null;
}

/** A document as its receiver reads it. */
export function Document({ ctx, document: { invoice, lines, taxes }, seller, buyer, dueDay }: DocumentProps) {
  const t = translator(ctx.locale, ctx.user.digits);
  const { currency } = invoice;
  const day = (of: string | null) => (of === null ? t('invoices.whenIssued') : calendarDay(of, ctx.locale, ctx.user.digits));
  const amount = (of: number) => <Amount ctx={ctx} amount={of} currency={currency} />;
  const discount = lines.reduce((sum, line) => sum + line.amount, 0) - (invoice.pricesIncludeTax ? invoice.total : invoice.net);
  return (
    <article className="document group">
      <div className="pair">
        <PartyLines heading={t('invoices.seller')} party={seller} {...{ ctx }} />
        <PartyLines heading={t('invoices.buyer')} party={buyer} {...{ ctx }} />
      </div>
      <SummaryList>
        <SummaryRow label={t('invoices.fields.issueDay')}>{day(invoice.issueDay)}</SummaryRow>
        {invoice.supplyDay && <SummaryRow label={t('invoices.fields.supplyDay')}>{day(invoice.supplyDay)}</SummaryRow>}
        {invoice.type !== 'creditNote' && <SummaryRow label={t(invoice.type === 'quote' ? 'invoices.validUntil' : 'invoices.fields.dueDay')}>{day(dueDay)}</SummaryRow>}
        {invoice.reference && <SummaryRow label={t('invoices.fields.reference')}><bdi>{invoice.reference}</bdi></SummaryRow>}
        {invoice.creditReason && <SummaryRow label={t('invoices.reason')}><bdi>{invoice.creditReason}</bdi></SummaryRow>}
      </SummaryList>
      {invoice.introduction && <p dir="auto" className="value">{invoice.introduction}</p>}
      <table className="document-lines">
        <thead>
          <tr>{(['name', 'quantity', 'price', 'tax', 'amount'] as const).map((column) => <th key={column} scope="col">{t(`invoices.columns.${column}`)}</th>)}</tr>
        </thead>
        <tbody>
          {lines.map(({ position, name, description, quantity, unit, unitPrice, discountBasisPoints, taxBasisPoints, taxCategory, amount: sum }) => (
            <tr key={position}>
              <th scope="row"><bdi>{name}</bdi>{description && <span className="help"><bdi>{description}</bdi></span>}</th>
              <td data-label={t('invoices.columns.quantity')}><bdi dir="ltr">{quantityText(quantity, ctx.locale, ctx.user.digits)}</bdi> {unit !== 'C62' && t(`products.units.${unit as UnitCode}`)}</td>
              <td data-label={t('invoices.columns.price')}>{amount(unitPrice)}{discountBasisPoints > 0 && <span className="help"> −<bdi dir="ltr">{rateText(discountBasisPoints, ctx.locale, ctx.user.digits)}%</bdi></span>}</td>
              <td data-label={t('invoices.columns.tax')}>{taxBasisPoints > 0 ? <bdi dir="ltr">{rateText(taxBasisPoints, ctx.locale, ctx.user.digits)}%</bdi> : t(`taxes.categories.${taxCategory}`)}</td>
              <td data-label={t('invoices.columns.amount')}>{amount(sum)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <dl className="sums">
        {discount !== 0 && <div><dt>{t('invoices.sums.discount')}</dt><dd>{amount(-discount)}</dd></div>}
        <div><dt>{t('invoices.sums.net')}</dt><dd>{amount(invoice.net)}</dd></div>
        {taxes.filter(({ basisPoints }) => basisPoints > 0).map((tax) => <div key={tax.position}><dt>{t('invoices.sums.tax', { rate: rateText(tax.basisPoints, ctx.locale, ctx.user.digits) })}</dt><dd>{amount(tax.tax)}</dd></div>)}
        <div className="strong"><dt>{t('invoices.sums.total')}</dt><dd>{amount(invoice.total)}</dd></div>
        {invoice.status === 'issued' && invoice.paid + invoice.credited > 0 && (
          <>
            {invoice.paid > 0 && <div><dt>{t('invoices.sums.paid')}</dt><dd>{amount(-invoice.paid)}</dd></div>}
            {invoice.credited > 0 && <div><dt>{t('invoices.sums.credited')}</dt><dd>{amount(-invoice.credited)}</dd></div>}
            <div className="strong"><dt>{t('invoices.sums.open')}</dt><dd>{amount(invoice.open)}</dd></div>
          </>
        )}
      </dl>
      {taxes.some(({ reason }) => reason !== null) && <p className="help">{taxes.flatMap(({ reason }) => reason ?? []).map((reason) => <bdi key={reason}>{reason}</bdi>)}</p>}
      {[invoice.note, invoice.terms].map((text) => text && <p key={text} dir="auto" className="value">{text}</p>)}
    </article>
  );
}

function PartyLines({ ctx, heading, party }: { ctx: Context; heading: string; party: Party }) {
  return (
    <section>
      <h2>{heading}</h2>
      <p className="strong"><bdi>{party.name}</bdi></p>
      {addressLines(party, ctx.locale).map((line) => <p key={line}><bdi>{line}</bdi></p>)}
      {party.taxId && <p>{translator(ctx.locale)('customers.fields.taxId')}: <bdi dir="ltr">{party.taxId}</bdi></p>}
    </section>
  );
}
