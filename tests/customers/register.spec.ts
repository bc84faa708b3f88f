import { customerFieldNames } from '#lib/customers/fields';
import { fieldLabel, fieldText } from '#lib/customers/show';
import { askedOf, button, company, customerField, expectForm, expectRefused, fillCustomer, link, notice, row, sixOf, title } from '../support/browser-forms.ts';
import { expect, test } from '../support/browser.ts';

test('from an empty list to a registered customer: form, review, profile, list', async ({ desk: page, owner, language, t }) => {
  const values = askedOf(company[language]);
  await page.goto('/customers');
  await expect(page.getByText(t('customers.empty'))).toBeVisible();
  await expect(page.getByText(t('customers.emptyStep'))).toBeVisible();
  await link(page, t('customers.new')).first().click();
  await expect(title(page, t('form.newTitle'))).toBeVisible();
  await expect(customerField(page, t, 'name')).toBeFocused();
  await expect(customerField(page, t, 'country')).toHaveValue('SA');

  await fillCustomer(page, t, values);
  await button(page, t('form.review')).click();
  await expect(title(page, t('review.title'))).toBeVisible();
  await expect(page.getByText(t('review.nothingUnusual'))).toBeVisible();
  const given = customerFieldNames.filter((name) => values[name] !== '');
  for (const name of given) {
    await expect(row(page, t(fieldLabel(name, values.kind)))).toContainText(fieldText(owner.ctx, name, values));
  }

  await button(page, t('review.save')).click();
  await expect(notice(page)).toHaveText(t('profile.registered', { number: 1 }));
  await expect(title(page, values.name)).toBeVisible();
  await expect(page).toHaveTitle(values.name);
  for (const name of given.filter((name) => name !== 'name')) {
    await expect(row(page, t(fieldLabel(name)))).toContainText(fieldText(owner.ctx, name, values));
  }
  await expect(link(page, values.email)).toHaveAttribute('href', `mailto:${encodeURIComponent(values.email)}`);

  await link(page, t('profile.backToList')).click();
  await expect(page.getByText(t('customers.total', { count: 1 }))).toBeVisible();
  const listed = page.getByRole('row').filter({ hasText: values.name });
  for (const shown of ['1', values.city, values.email, fieldText(owner.ctx, 'phone', values)]) await expect(listed).toContainText(shown);
  await link(page, values.name).click();
  await expect(title(page, values.name)).toBeVisible();
});

test('a refused form keeps everything, and says at each field what is wrong', async ({ desk: page, language, t }) => {
  const values = { ...askedOf(company[language]), name: '', email: 'nobody', paymentTermDays: '9999', terms: '', city: ' ' };
  await page.goto('/customers/new');
  await fillCustomer(page, t, values);
  await button(page, t('form.review')).click();
  const problem = (name: 'name' | 'email' | 'paymentTermDays' | 'city', key: 'errors.required' | 'errors.email' | 'errors.paymentTermDays') => ({
    control: customerField(page, t, name),
    message: t(key, { field: t(`customers.fields.${name}`) }),
  });
  await expectRefused(page, t, [
    problem('name', 'errors.required'), problem('city', 'errors.required'), problem('email', 'errors.email'), problem('paymentTermDays', 'errors.paymentTermDays'),
  ]);
  await expectForm(page, t, values);

  await page.goto('/customers/new');
  await expect(page.getByText(t('form.unfinished'))).toHaveCount(0);
});

test('a text that is too long is refused at its field and not cut', async ({ desk: page, language, t }) => {
  const city = 'ب'.repeat(101);
  await page.goto('/customers/new');
  await fillCustomer(page, t, { ...sixOf(company[language]), city });
  await button(page, t('form.review')).click();
  await expectRefused(page, t, [
    { control: customerField(page, t, 'city'), message: t('errors.tooLong', { field: t('customers.fields.city'), length: 101, max: 100 }) },
  ]);
  await expectForm(page, t, { city });
});

test('"Save and new" leads to an empty form that leads to the customer just saved', async ({ desk: page, language, t }) => {
  const { name } = company[language];
  await page.goto('/customers/new');
  await fillCustomer(page, t, { kind: 'company', currency: 'EUR', ...sixOf(company[language]) });
  await button(page, t('form.review')).click();
  await button(page, t('review.saveAndNew')).click();
  await expect(notice(page)).toContainText(t('profile.savedBefore', { name, number: 1 }));
  await expect(customerField(page, t, 'name')).toBeFocused();
  await expectForm(page, t, { kind: 'person', name: '', city: '', terms: '', currency: '', country: 'SA' });
  await link(page, t('profile.open')).click();
  await expect(title(page, name)).toBeVisible();
});
