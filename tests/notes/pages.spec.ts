import { registerCustomer } from '#lib/customers/register';
import { writeNote } from '#lib/notes/write-note';
import { addPerson, expect, signIn, test } from '../support/browser.ts';
import { company, link, title } from '../support/browser-forms.ts';

test('of many notes the profile shows the newest and leads to the older, and of what one may not read there is no page', async ({ desk: page, program, owner, language, t }) => {
  const id = await registerCustomer(owner.ctx, company[language]);
  for (let index = 1; index <= 41; index += 1) await writeNote(owner.ctx, id, { kind: 'note', text: `Note no. ${index}`, ...(index <= 20 && { 'role.viewer': 'on' }) });
  const notes = page.locator('.notes > li');
  const pageOf = (number: number) => page.getByText(t('customers.page', { page: number, pages: 3 }), { exact: true });
  await page.goto(`/customers/${id}`);
  await expect(notes).toHaveCount(20);
  await expect(notes.first()).toContainText('Note no. 41');
  await expect(link(page, t('notes.newer'))).toHaveCount(0);
  await link(page, t('notes.older')).click();
  await expect(pageOf(2)).toBeVisible();
  await expect(notes.first()).toContainText('Note no. 21');
  // The page begins where one was reading.
  await expect(page.getByRole('heading', { name: t('notes.title'), exact: true })).toBeInViewport();
  await link(page, t('notes.older')).click();
  await expect(pageOf(3)).toBeVisible();
  await expect(notes).toHaveCount(1);
  await expect(link(page, t('notes.older'))).toHaveCount(0);
  await link(page, t('notes.newer')).click();
  await expect(pageOf(2)).toBeVisible();
  for (const [asked, shown] of [['99', 3], ['0', 1], ['-1', 1], ['x', 1], ['1e9', 3]] as const) {
    await page.goto(`/customers/${id}?notes=${asked}`);
    await expect(pageOf(shown), asked).toBeVisible();
  }

  await signIn(page.context(), program, await addPerson(owner.ctx.firm, 'viewer', language));
  await page.goto(`/customers/${id}`);
  await expect(title(page, company[language].name)).toBeVisible();
  await expect(notes).toHaveCount(20);
  await expect(notes.first()).toContainText('Note no. 20');
  await expect(link(page, t('notes.older'))).toHaveCount(0);
});
