import type { ReactNode } from 'react';
import type { Changes } from '#db/schema/audit';
import { historyAddress } from '../addresses';
import { FieldValue } from '../field-value';
import { formerNames } from '#lib/categories/former';
import { allCategories } from '#lib/categories/queries';
import { consentKey } from '#lib/consent/consents';
import { contactFieldNames } from '#lib/contacts/input';
import type { Context } from '#lib/context';
import { apart } from '#lib/custom-fields/field';
import { allFields } from '#lib/custom-fields/queries';
import { customerFieldNames, emptyValues } from '#lib/customers/fields';
import { valuesOf } from '#lib/customers/input';
import type { Customer } from '#lib/customers/queries';
import { type ShownField, shownWith } from '#lib/customers/show';
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
  const fields = await fieldsIn(ctx, customer, entries);
  return (
    <ol className="history">
      {entries.map(({ id, at, by, action, about, consent, changes, isErased }) => (
        <li key={id}>
          <p><span className="strong">{t(`history.actions.${action}`, { name: consent ? t(`consent.short.${consentKey(consent)}`) : about })}</span></p>
          <p className="help">
            {dayAndTime(at, ctx.locale, ctx.user.digits, ctx.firm.timeZone)} · {by === null ? t('history.byCustomer') : t('history.by', { name: by })}
            {consent && action !== 'consent.evidenceAdded' && ` · ${t(`consent.methods.${consent.method}`)}`}
          </p>
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

/** The fields that a history speaks of, with the words that it needs: of fields that are archived, and of categories that are gone. */
async function fieldsIn(ctx: Context, customer: Customer, entries: HistoryEntry[]): Promise<ShownField[]> {
  const [fields, categories] = await Promise.all([allFields(ctx), allCategories(ctx)]);
  const named = entries.flatMap(({ changes }) => Object.values(changes['categories'] ?? {}).flatMap(apart));
  const gone = [...new Set(named)].filter((id) => !categories.some((category) => category.id === id));
  const former = [...(await formerNames(ctx, gone))].map(([id, name]) => ({ id, name }));
  return shownWith(ctx, { fields, categories: [...categories, ...former] }, customer.country ?? '');
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
