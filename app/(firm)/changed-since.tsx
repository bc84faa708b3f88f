import { FieldValue } from './customers/field-value';
import type { Context } from '#lib/context';
import { emptyValues } from '#lib/customers/fields';
import { shownFields } from '#lib/customers/show';
import type { Party } from '#lib/invoices/queries';
import { plainNumber } from '#lib/format';
import { translator } from '#lib/messages';

interface ChangedSinceProps {
  ctx: Context;
  /** What is said above the list. */
  title: string;
  /** Where the document is, if that is another page. */
  href?: string;
  /** The buyer as the document has it, and as the register has it now. */
  was: Party;
  is: Party;
}

/** What the register says otherwise of the buyer since the document was issued; nothing when it says the same. */
export async function ChangedSince({ ctx, title, href, was, is }: ChangedSinceProps) {
  const t = translator(ctx.locale, ctx.user.digits);
  const fields = await shownFields(ctx, is.country ?? '');
  const changed = fields.filter(({ name }) => Object.hasOwn(was, name) && was[name as keyof Party] !== is[name as keyof Party]);
  // A document goes with its customer when that one is merged into another.
  const isAnother = was.number !== is.number;
  if (changed.length === 0 && !isAnother) return null;
  const arrow = <span aria-hidden="true">{ctx.locale === 'ar' ? '←' : '→'}</span>;
  const number = (of: Party) => plainNumber(Number(of.number), ctx.user.digits);
  return (
    <section className="unfinished screen-only" aria-labelledby="changed-since">
      <h2 id="changed-since" className="help">{href ? <a href={href}>{title}</a> : title}</h2>
      <ul className="past">
        {isAnother && <li><span className="field-name">{t('customers.number')}</span><span><del>{number(was)}</del> {arrow} <ins>{number(is)}</ins></span></li>}
        {changed.map((field) => {
          const value = (of: Party) => <FieldValue ctx={ctx} field={field} values={{ ...emptyValues, country: of.country ?? '', [field.name]: of[field.name as keyof Party] ?? '' }} />;
          return <li key={field.name}><span className="field-name">{field.label()}</span><span><del>{value(was)}</del> {arrow} <ins>{value(is)}</ins></span></li>;
        })}
      </ul>
    </section>
  );
}
