import { expect, type Locator, type Page } from '@playwright/test';
import { addressParts, isAddressPart, partsOf } from '#lib/addresses/layout';
import type { Locale } from '#lib/context';
import { type CustomerFieldName, type CustomerValues, customerFieldNames, customerFields, emptyValues } from '#lib/customers/fields';
import type { Translate } from '#lib/messages';

/** A company with every field filled, in nothing of which there is anything to check. */
export const company: Record<Locale, CustomerValues> = {
  ar: {
    ...emptyValues, kind: 'company', name: 'شركة النخيل للتجارة', contactName: 'ليلى حسن', taxId: '310122393500003', country: 'SA', street: 'شارع العليا',
    buildingNumber: '7412', additionalNumber: '2113', district: 'العليا', city: 'الرياض', postalCode: '12213', region: 'منطقة الرياض', email: 'info@nakheel.example',
    phone: '0501234567', website: 'https://nakheel.example', paymentTermDays: '30', currency: 'SAR', locale: 'ar', terms: 'خصم 5% عند السداد المبكر\nالتسليم يوم الأحد',
  },
  en: {
    ...emptyValues, kind: 'company', name: 'Alfreds Futterkiste', contactName: 'Maria Anders', taxId: 'DE136695976', country: 'DE', street: 'Obere Straße',
    buildingNumber: '57', additionalNumber: '2', district: 'Mitte', city: 'Berlin', postalCode: '12209', region: 'Berlin', email: 'maria@alfreds.example',
    phone: '030 074321', website: 'https://alfreds.example', paymentTermDays: '14', currency: 'EUR', locale: 'en', terms: '2 % discount within a week\nDelivery on Mondays',
  },
};

/** The six fields that a firm requires to begin with, and the country that the checks need. */
export function sixOf({ name, street, city, postalCode, email, phone, country }: CustomerValues): Partial<CustomerValues> {
  return { name, country, street, city, postalCode, email, phone };
}

/** What of a record the form asks for in its country: what has no place in addresses there is empty. */
export function askedOf(values: CustomerValues): CustomerValues {
  const placeless = addressParts.filter((part) => !partsOf(values.country).includes(part));
  return { ...values, ...Object.fromEntries(placeless.map((part) => [part, ''])) };
}

/** The parts of an address that the form asks for, in its order. */
export const partsIn = (page: Page): Promise<string[]> =>
  page.getByRole('main').getByRole('textbox').evaluateAll((inputs) => inputs.map((input) => input.getAttribute('name') ?? '')).then((names) => names.filter(isAddressPart));

/** Has the form laid out for the country chosen in it, if it is not yet. */
export async function layOut(page: Page, t: Translate, country: string): Promise<void> {
  const asked = partsOf(country);
  const shown = async () => (await partsIn(page)).slice(0, asked.length).join(' ');
  if ((await shown()) === asked.join(' ')) return;
  await button(page, t('addresses.changeLayout')).click();
  await expect.poll(shown).toBe(asked.join(' '));
}

/** The control of this label, whether or not an asterisk follows it. */
export function field(page: Page, label: string): Locator {
  return page.getByLabel(new RegExp(`^${label.replaceAll(/[()]/g, '\\$&')}( \\*)?$`));
}

/** The control of one of the customer's fields; of the kind, the button for `kind`. */
export function customerField(page: Page, t: Translate, name: CustomerFieldName, kind = 'person'): Locator {
  if (name === 'kind') return page.getByRole('radio', { name: t(kind === 'company' ? 'customers.kinds.company' : 'customers.kinds.person') });
  return field(page, t(`customers.fields.${name}`));
}

const given = (values: Partial<CustomerValues>) =>
  customerFieldNames.flatMap((name) => (values[name] === undefined ? [] : [{ name, value: values[name], input: customerFields[name].input }]));

/** Fills the fields that are named, and leaves the others as they are. A part of the address that the form does not ask for cannot be named, but as empty. */
export async function fillCustomer(page: Page, t: Translate, values: Partial<CustomerValues>): Promise<void> {
  for (const { name, value, input } of given(values)) {
    if (value === '' && isAddressPart(name) && !(await partsIn(page)).includes(name)) continue;
    const control = customerField(page, t, name, value);
    if (input === 'radio') await control.check();
    else if (input === 'line' || input === 'lines') await control.fill(value);
    else await control.selectOption(value);
    if (name === 'country' && addressParts.some((part) => values[part])) await layOut(page, t, value);
  }
}

/** The form holds just these values. */
export async function expectForm(page: Page, t: Translate, values: Partial<CustomerValues>): Promise<void> {
  for (const { name, value, input } of given(values)) {
    const control = customerField(page, t, name, value);
    if (value === '' && isAddressPart(name) && (await control.count()) === 0) continue;
    if (input === 'radio') await expect(control).toBeChecked();
    else await expect(control).toHaveValue(value);
  }
}

/** The form came back refused: its summary has the focus, and says just this, each line leading to its field. */
export async function expectRefused(page: Page, t: Translate, problems: { control?: Locator; message: string }[]): Promise<void> {
  const alert = page.getByRole('alert').filter({ has: page.getByRole('heading', { name: t('errors.summary') }) });
  // A link of an earlier summary leaves its fragment in the address, and without JavaScript the browser begins at that field.
  const followed = new URL(page.url()).hash.slice(1);
  await expect(page.locator(`.error-summary:focus${followed && `, [id="${followed}"]:focus`}`)).toHaveCount(1);
  await expect(alert.getByRole('listitem')).toHaveText(problems.map(({ message }) => message));
  expect(await page.title()).toContain(t('error', { title: '' }).replaceAll(/[\u2068\u2069]/g, '').trim());
  for (const { control, message } of problems) {
    if (!control) continue;
    await expect(control).toHaveAttribute('aria-invalid', 'true');
    await expect(control).toHaveAccessibleDescription(new RegExp(`${message.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`));
    await alert.getByRole('link', { name: message, exact: true }).click();
    await expect(control).toBeFocused();
  }
}

/** The value beside a label in a summary list. */
export function row(page: Page, label: string): Locator {
  return page.locator('dl > div').filter({ has: page.getByRole('term').getByText(label, { exact: true }) });
}

export const button = (page: Page, name: string): Locator => page.getByRole('button', { name, exact: true });
export const link = (page: Page, name: string): Locator => page.getByRole('link', { name, exact: true });
export const title = (page: Page, name: string): Locator => page.getByRole('heading', { level: 1, name, exact: true });
export const notice = (page: Page): Locator => page.getByRole('status');

/** Makes the name the only required field; ends on the page of that setting. */
export async function requireNameOnly(page: Page, t: Translate): Promise<void> {
  await page.goto('/settings/fields');
  await button(page, t('settings.nameOnly')).click();
  await expect(notice(page)).toHaveText(t('settings.fieldsSaved'));
}
