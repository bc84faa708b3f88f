import type { ReactNode } from 'react';
import type { Changes } from '#db/schema/audit';
import { historyAddress } from '../addresses';
import { FieldValue } from '../field-value';
import { contactFieldNames } from '#lib/contacts/input';
import type { Context } from '#lib/context';
import { customerFieldNames, emptyValues } from '#lib/customers/fields';
import { valuesOf } from '#lib/customers/input';
import type { Customer } from '#lib/customers/queries';
import { type ShownField, shownFields } from '#lib/customers/show';
import { dayAndTime } from '#lib/format';
import { countHistory, type HistoryEntry, listHistory } from '#lib/history/queries';
import { type Translate, translator } from '#lib/messages';

/** How many of the latest changes the profile shows. */
const shown = 20;

interface HistoryProps {
  ctx: Context;
  customer: Customer;
}

/** The latest changes, and the way to all of them. */
export async function History({ ctx, customer }: HistoryProps) {
  const t = translator(ctx.locale, ctx.user.digits);
  const [entries, total] = await Promise.all([listHistory(ctx, customer.id, shown), countHistory(ctx, customer.id)]);
  return (
    <section className="group screen-only">
      <h2>{t('history.title')}</h2>
      <HistoryEntries ctx={ctx} customer={customer} entries={entries} />
      {total > entries.length && <p><a href={historyAddress(customer.id)}>{t('history.all', { count: total })}</a></p>}
    </section>
  );
}

/** Who did what when, each with the fields that changed: old value, then new. */
export async function HistoryEntries({ ctx, customer, entries }: HistoryProps & { entries: HistoryEntry[] }) {
  const t = translator(ctx.locale, ctx.user.digits);
  const fields = await shownFields(ctx);
  return (
    <ol className="history">
      {entries.map(({ position, at, by, action, about, changes, isErased }) => (
        <li key={position}>
          <p><span className="strong">{t(`history.actions.${action}`, { name: about })}</span></p>
          <p className="help">{dayAndTime(at, ctx.locale, ctx.user.digits, ctx.firm.timeZone)} · {t('history.by', { name: by })}</p>
          {isErased && <p className="help">{t('history.erased')}</p>}
          {Object.keys(changes).length > 0 && (
            <ul className="past">
              {inOrder(changes).map(([name, { from, to }]) => {
                const field = action.startsWith('contact.') ? undefined : fields.find((candidate) => candidate.name === name);
                const drawn = { ctx, customer, action, name, field };
                return (
                  <li key={name}>
                    <span className="field-name">{labelOf(t, action, name) ?? field?.label(customer.kind) ?? name}</span>
                    <span>
                      {from !== '' && <><del><Value {...drawn} value={from} /></del> <span aria-hidden="true">{ctx.locale === 'ar' ? '←' : '→'}</span> </>}
                      <ins><Value {...drawn} value={to} /></ins>
                    </span>
                  </li>
                );
              })}
            </ul>
          )}
        </li>
      ))}
    </ol>
  );
}

/** Fields in the order of their forms: an engine may give them back in one of its own. */
const order: readonly string[] = ['mergedNumbers', 'mergedInto', 'label', ...customerFieldNames, ...contactFieldNames];

const rank = (field: string) => (order.includes(field) ? order.indexOf(field) : order.length);

function inOrder(changes: Changes): [string, Changes[string]][] {
  return Object.entries(changes).toSorted(([a], [b]) => rank(a) - rank(b));
}

/** What a field of a contact, an address or a merge is called; undefined for a field of the customer. */
function labelOf(t: Translate, action: string, name: string): string | undefined {
  if (name === 'mergedNumbers' || name === 'mergedInto') return t(`merges.history.${name}`);
  const ofContact = action.startsWith('contact.') && contactFieldNames.find((candidate) => candidate === name);
  if (ofContact) return t(`contacts.fields.${ofContact}`);
  return action.startsWith('delivery.') && name === 'label' ? t('deliveries.label') : undefined;
}

interface ValueProps extends HistoryProps {
  action: string;
  name: string;
  /** The customer's field of that name; none for what contacts and addresses have beside. */
  field: ShownField | undefined;
  value: string;
}

function Value({ ctx, customer, action, name, field, value }: ValueProps): ReactNode {
  if (field) {
    const values = { ...emptyValues, ...(action.startsWith('customer.') && valuesOf(customer)), [name]: value };
    return <FieldValue ctx={ctx} field={field} values={values} />;
  }
  if (value === '') return <span className="none">{translator(ctx.locale)('review.none')}</span>;
  if (name === 'emails' || name === 'phones') return <bdi dir="ltr" className="value">{value}</bdi>;
  return <bdi className="value">{value}</bdi>;
}
