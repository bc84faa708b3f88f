import { contactAddress, newContactAddress } from '../addresses';
import { makeMain, restore, sendInvoices } from './contacts/actions';
import { Press } from './press';
import { can } from '#lib/access';
import { type Contact, listContacts, mainContact } from '#lib/contacts/queries';
import type { Context } from '#lib/context';
import type { Customer } from '#lib/customers/queries';
import { translator } from '#lib/messages';
import { internationalPhone, nationalPhone } from '#lib/phone';

interface ContactsProps {
  ctx: Context;
  customer: Customer;
}

/** Whom one speaks to at a customer: the main contact first, archived ones folded away. */
export async function Contacts({ ctx, customer }: ContactsProps) {
  const t = translator(ctx.locale, ctx.user.digits);
  const editable = can(ctx, 'customers.edit') && customer.erasedAt === null;
  const all = await listContacts(ctx, customer.id);
  const main = mainContact(customer.contactName, all);
  const others = all.filter(({ id, archivedAt }) => id !== main?.id && archivedAt === null);
  const archived = all.filter(({ archivedAt }) => archivedAt !== null);
  if (all.length === 0 && !editable) return null;
  return (
    <section className={main || others.length > 0 ? 'group' : 'group screen-only'} aria-labelledby="contacts">
      <h2 id="contacts">{t('contacts.title')}</h2>
      {!main && others.length === 0 && !customer.contactName && <p className="help">{t('contacts.none')}</p>}
      <ul className="people">
        {main ? <Person ctx={ctx} customer={customer} contact={main} isMain editable={editable} /> : <MainByName ctx={ctx} customer={customer} editable={editable} />}
        {others.map((contact) => <Person key={contact.id} ctx={ctx} customer={customer} contact={contact} editable={editable} />)}
      </ul>
      {editable && <p className="screen-only"><a href={newContactAddress(customer.id)}>{t('contacts.add')}</a></p>}
      {editable && archived.length > 0 && (
        <details className="screen-only">
          <summary>{t('contacts.archived', { count: archived.length })}</summary>
          <ul className="rows">
            {archived.map(({ id, name }) => (
              <li key={id}>
                <bdi>{name}</bdi>
                <Press ctx={ctx} action={restore} send={{ customer: customer.id, contact: id }} word={t('contacts.restore')} about={name} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

/** A main contact of whom nothing but the name is known, from the customer's own form. */
function MainByName({ ctx, customer, editable }: ContactsProps & { editable: boolean }) {
  if (!customer.contactName) return null;
  const t = translator(ctx.locale, ctx.user.digits);
  return (
    <li>
      <p><bdi className="strong">{customer.contactName}</bdi> <span className="tag">{t('contacts.main')}</span></p>
      {editable && <p className="screen-only"><a href={newContactAddress(customer.id, 'main')}>{t('contacts.addDetails')}</a></p>}
    </li>
  );
}

interface PersonProps extends ContactsProps {
  contact: Contact;
  isMain?: boolean;
  editable: boolean;
}

function Person({ ctx, customer, contact, isMain = false, editable }: PersonProps) {
  const t = translator(ctx.locale, ctx.user.digits);
  const { id, name, position, emails, phones, isForInvoices } = contact;
  const country = customer.country ?? ctx.firm.country;
  const sent = { customer: customer.id, contact: id };
  return (
    <li>
      <p>
        <bdi className="strong">{name}</bdi> {isMain && <span className="tag">{t('contacts.main')}</span>} {isForInvoices && <span className="tag">{t('contacts.forInvoices')}</span>}
      </p>
      {position && <p className="help" dir="auto">{position}</p>}
      <ul className="ways">
        {emails.map((email) => <li key={email}><a href={`mailto:${encodeURIComponent(email)}`}><bdi dir="ltr">{email}</bdi></a></li>)}
        {phones.map((phone) => <li key={phone}><a href={`tel:${phone.replaceAll(/[^0-9+]/g, '')}`}><bdi dir="ltr">{nationalPhone(phone, internationalPhone(phone, country))}</bdi></a></li>)}
      </ul>
      {editable && (
        <div className="presses screen-only">
          <a href={contactAddress(customer.id, id)} aria-label={`${t('contacts.edit')}: ${name}`}>{t('contacts.edit')}</a>
          {!isMain && <Press ctx={ctx} action={makeMain} send={{ ...sent, version: customer.version }} word={t('contacts.makeMain')} about={name} />}
          <Press ctx={ctx} action={sendInvoices} send={{ ...sent, wanted: isForInvoices ? 'no' : 'yes' }} word={t(isForInvoices ? 'contacts.stopInvoices' : 'contacts.sendInvoices')} about={name} />
        </div>
      )}
    </li>
  );
}
