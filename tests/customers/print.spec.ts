import { registerCustomer } from '#lib/customers/register';
import { company, link, row, title } from '../support/browser-forms.ts';
import { expect, test } from '../support/browser.ts';

test('the profile prints as one sheet, without the program around it', { tag: '@plain' }, async ({ desk: page, owner, language, t }) => {
  const values = company[language];
  const id = await registerCustomer(owner.ctx, values);
  await page.goto(`/customers/${id}?saved=registered`);
  await page.emulateMedia({ media: 'print' });
  // A4 less its margins, in CSS pixels.
  await page.setViewportSize({ width: 672, height: 987 });
  await expect(title(page, values.name)).toBeVisible();
  await expect(row(page, t('customers.fields.terms'))).toBeVisible();
  await expect(page.getByRole('navigation')).toBeHidden();
  await expect(page.getByRole('status')).toBeHidden();
  for (const name of [t('skip'), t('profile.edit'), t('profile.backToList')]) await expect(link(page, name)).toBeHidden();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(672);
  const paper = await page.pdf({ preferCSSPageSize: true });
  expect(paper.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)).toHaveLength(1);
});
