import type { Browser, BrowserContext, Locator, Page } from '@playwright/test';
import type { Locale } from '#lib/context';
import { registerCustomer } from '#lib/customers/register';
import type { Translate } from '#lib/messages';
import { disableUser } from '#lib/users/disable';
import { listInvitations, revokeInvitation } from '#lib/users/invitations';
import { invite } from '#lib/users/invite';
import { listPeople } from '#lib/users/people';
import { button, company, expectRefused, field, link, notice, title } from '../support/browser-forms.ts';
import { addPerson, expect, signIn, test } from '../support/browser.ts';
import { formOf, Visitor } from '../support/visitor.ts';

const password = 'correct horse battery';
const email = 'leila@joined.example';
const names: Record<Locale, string> = { ar: 'ليلى حسن', en: 'Leila Hassan' };

let made = 0;
/** An e-mail that nobody else has: accounts of all firms share one installation. */
const freshEmail = () => email.replace('@', `${(made += 1)}.${Date.now()}@`);

/** The input that holds the link just made. */
const linkFor = (page: Page, t: Translate, name: string): Locator => page.getByLabel(t('people.link', { name }), { exact: true });
const row = (page: Page, text: string): Locator => page.getByRole('listitem').filter({ hasText: text });

/** A browser in which nobody is signed in, as the project says it. */
async function elsewhere(browser: Browser, baseURL: string | undefined, language: Locale, javaScriptEnabled: boolean): Promise<{ context: BrowserContext; page: Page }> {
  const context = await browser.newContext({ ...(baseURL && { baseURL }), locale: language === 'ar' ? 'ar-SA' : 'en-GB', javaScriptEnabled });
  return { context, page: await context.newPage() };
}

async function fillJoin(page: Page, t: Translate, values: { email: string; password: string }): Promise<void> {
  await field(page, t('setup.email')).fill(values.email);
  await field(page, t('setup.password')).fill(values.password);
}

test('the owner invites, the invited joins and sees what the role allows, and is out at the next click when disabled', async ({ desk: page, browser, baseURL, owner, language, t, javaScriptEnabled }) => {
  const name = names[language];
  const mail = freshEmail();
  await registerCustomer(owner.ctx, company[language]);
  await page.goto('/settings');
  await link(page, t('people.title')).click();
  await field(page, t('people.name')).fill(name);
  await page.getByRole('radio', { name: t('people.roles.viewer') }).check();
  await button(page, t('people.makeLink')).click();
  await expect(linkFor(page, t, name)).toBeFocused();
  const invitation = await linkFor(page, t, name).inputValue();
  expect(invitation).toMatch(new RegExp(`^${baseURL}/invitation/[\\w-]{43}$`));
  await expect(row(page, name)).toContainText(t('people.roles.viewer'));
  // In no address, and gone with the page.
  expect(page.url()).not.toContain(new URL(invitation).pathname.split('/')[2]);
  await page.goto('/settings/people');
  await expect(row(page, name)).toBeVisible();
  expect(await page.content()).not.toContain(invitation);

  const { context, page: theirs } = await elsewhere(browser, baseURL, language, javaScriptEnabled);
  await theirs.goto(invitation);
  await expect(title(theirs, t('invitation.title', { firm: owner.ctx.firm.name }))).toBeVisible();
  await expect(theirs.getByText(t('people.allows.viewer'))).toBeVisible();
  await expect(field(theirs, t('setup.name'))).toHaveValue(name);
  await fillJoin(theirs, t, { email: mail, password: 'short' });
  await button(theirs, t('invitation.submit')).click();
  await expectRefused(theirs, t, [{ control: field(theirs, t('setup.password')), message: t('errors.passwordShort', { min: 10 }) }]);
  await expect(field(theirs, t('setup.email'))).toHaveValue(mail);
  await fillJoin(theirs, t, { email: owner.email, password });
  await button(theirs, t('invitation.submit')).click();
  await expectRefused(theirs, t, [{ control: field(theirs, t('setup.email')), message: t('errors.emailTaken') }]);
  await fillJoin(theirs, t, { email: mail, password });
  await button(theirs, t('invitation.submit')).click();
  await expect(title(theirs, t('customers.title'))).toBeVisible();
  await expect(link(theirs, company[language].name)).toBeVisible();
  await expect(link(theirs, t('customers.new'))).toHaveCount(0);
  await theirs.goto('/settings');
  await expect(link(theirs, t('people.title'))).toHaveCount(0);

  await page.goto('/settings/people');
  await expect(page.getByRole('heading', { name: t('people.open') })).toHaveCount(0);
  await row(page, mail).getByRole('button', { name: t('people.disableNamed', { name }) }).click();
  await expect(notice(page)).toHaveText(t('people.disabled'));
  await link(theirs, t('menu.customers')).click();
  await expect(theirs).toHaveURL(/\/login\?/);
  // The link that was used opens nothing more.
  await theirs.goto(invitation);
  await expect(title(theirs, t('invitation.goneTitle'))).toBeVisible();
  await link(theirs, t('invitation.goneSignIn')).click();
  await field(theirs, t('login.email')).fill(mail);
  await field(theirs, t('login.password')).fill(password);
  await button(theirs, t('login.submit')).click();
  await expectRefused(theirs, t, [{ message: t('errors.signIn') }]);

  await button(page, t('people.enableNamed', { name })).click();
  await expect(notice(page)).toHaveText(t('people.enabled'));
  await field(theirs, t('login.password')).fill(password);
  await button(theirs, t('login.submit')).click();
  await expect(title(theirs, t('customers.title'))).toBeVisible();
  await context.close();
});

test('an invitation is refused without a name, and what was chosen stays', async ({ desk: page, t }) => {
  await page.goto('/settings/people');
  await page.getByRole('radio', { name: t('people.roles.owner') }).check();
  await button(page, t('people.makeLink')).click();
  await expectRefused(page, t, [{ control: field(page, t('people.name')), message: t('errors.required', { field: t('people.name') }) }]);
  await expect(page.getByRole('radio', { name: t('people.roles.owner') })).toBeChecked();
  await expect(page.getByRole('heading', { name: t('people.open') })).toHaveCount(0);
});

test('the link can be copied with one press', { tag: ['@javascript', '@once'] }, async ({ desk: page, t }) => {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto('/settings/people');
  await field(page, t('people.name')).fill('Omar');
  await button(page, t('people.makeLink')).click();
  await button(page, t('people.copy')).click();
  await expect(button(page, t('people.copied'))).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(await linkFor(page, t, 'Omar').inputValue());
});

test('a role is changed where it is shown, and holds at the next click', async ({ desk: page, browser, baseURL, program, owner, language, t, javaScriptEnabled }) => {
  const colleague = await addPerson(owner.ctx.firm, 'viewer', language, names[language]);
  const { context, page: theirs } = await elsewhere(browser, baseURL, language, javaScriptEnabled);
  await signIn(context, program, colleague);
  await theirs.goto('/customers');
  await expect(link(theirs, t('customers.new'))).toHaveCount(0);

  await page.goto('/settings/people');
  const theirRow = row(page, colleague.email);
  await theirRow.getByRole('combobox', { name: names[language] }).selectOption({ label: t('people.roles.member') });
  await theirRow.getByRole('button', { name: t('people.saveRoleOf', { name: names[language] }) }).click();
  await expect(notice(page)).toHaveText(t('people.roleSaved'));
  await expect(theirRow.getByRole('combobox')).toHaveValue('member');
  // Of oneself there is nothing to decide.
  await expect(row(page, owner.email).getByRole('combobox')).toHaveCount(0);
  await expect(row(page, owner.email).getByRole('button')).toHaveCount(0);

  await link(theirs, t('menu.customers')).click();
  await expect(link(theirs, t('customers.new')).first()).toBeVisible();
  await context.close();
});

test('an owner who was disabled meanwhile cannot answer in kind', async ({ desk: page, browser, baseURL, program, owner, language, t, javaScriptEnabled }) => {
  const other = await addPerson(owner.ctx.firm, 'owner', language, names[language]);
  const { context, page: theirs } = await elsewhere(browser, baseURL, language, javaScriptEnabled);
  await signIn(context, program, other);
  await theirs.goto('/settings/people');
  await page.goto('/settings/people');
  await button(page, t('people.disableNamed', { name: other.ctx.user.name })).click();
  await expect(notice(page)).toHaveText(t('people.disabled'));
  await button(theirs, t('people.disableNamed', { name: owner.ctx.user.name })).click();
  await expect(theirs).toHaveURL(/\/login/);
  expect((await listPeople(owner.ctx)).filter(({ disabledAt }) => disabledAt !== null).map(({ id }) => id)).toEqual([other.ctx.user.id]);
  await context.close();
});

test('a revoked and an unknown invitation are answered alike, also when the form was open already', async ({ desk: page, browser, baseURL, owner, language, t, javaScriptEnabled }) => {
  const { token } = await invite(owner.ctx, { name: names[language], role: 'member' });
  const { context, page: theirs } = await elsewhere(browser, baseURL, language, javaScriptEnabled);
  await theirs.goto(`/invitation/${token}`);
  await fillJoin(theirs, t, { email: freshEmail(), password });

  await page.goto('/settings/people');
  await button(page, t('people.revokeNamed', { name: names[language] })).click();
  await expect(notice(page)).toHaveText(t('people.revoked'));

  await button(theirs, t('invitation.submit')).click();
  await expect(title(theirs, t('invitation.goneTitle'))).toBeVisible();
  expect(await listPeople(owner.ctx)).toHaveLength(1);
  const said = await theirs.getByRole('main').textContent();
  await theirs.goto('/invitation/none');
  await expect(title(theirs, t('invitation.goneTitle'))).toBeVisible();
  expect(await theirs.getByRole('main').textContent()).toBe(said);
  await context.close();
});

test('an invitation that is not open any more cannot be revoked, and the page says so', async ({ desk: page, owner, t }) => {
  const { id } = await invite(owner.ctx, { name: 'Omar', role: 'member' });
  await page.goto('/settings/people');
  await revokeInvitation(owner.ctx, id);
  await button(page, t('people.revokeNamed', { name: 'Omar' })).click();
  await expect(notice(page)).toHaveText(t('people.gone'));
  await expect(page.getByRole('heading', { name: t('people.open') })).toHaveCount(0);
  expect(await listInvitations(owner.ctx)).toEqual([]);
});

test('who is signed in is told so, and the invitation stays open', { tag: '@plain' }, async ({ desk: page, owner, t }) => {
  const { token } = await invite(owner.ctx, { name: 'Omar', role: 'member' });
  await page.goto(`/invitation/${token}`);
  await expect(title(page, t('invitation.hereTitle'))).toBeVisible();
  await expect(page.getByText(t('invitation.hereLead', { name: owner.ctx.user.name, firm: owner.ctx.firm.name }))).toBeVisible();
  await expect(page.getByRole('textbox')).toHaveCount(0);
  await link(page, t('logout.title')).click();
  await button(page, t('logout.submit')).click();
  await expect(notice(page)).toHaveText(t('login.signedOut'));
  await page.goto(`/invitation/${token}`);
  await expect(button(page, t('invitation.submit'))).toBeVisible();
});

test('pressed twice at once, there is one account, and both presses end in the register', { tag: '@once' }, async ({ program, owner }) => {
  const { token } = await invite(owner.ctx, { name: 'Omar', role: 'member' });
  const visitor = new Visitor(program.url);
  const form = await visitor.get(`/invitation/${token}`);
  const values = { email: freshEmail(), password };
  const answers = await Promise.all([1, 2].map(() => new Visitor(program.url).post(form.address, formOf(form, values))));
  expect(answers.map(({ status, headers }) => [status, headers.get('location')])).toEqual([[303, '/customers'], [303, '/customers']]);
  expect(await listPeople(owner.ctx)).toHaveLength(2);
});

test('an invitation that somebody used opens nothing to another, not even a guess at the password', { tag: '@once' }, async ({ program, owner }) => {
  const { token } = await invite(owner.ctx, { name: 'Omar', role: 'member' });
  const form = await new Visitor(program.url).get(`/invitation/${token}`);
  const values = { email: freshEmail(), password };
  await new Visitor(program.url).submit(form, values);
  for (const attempt of [{ ...values, password: 'another horse battery' }, { ...values, email: freshEmail() }]) {
    const visitor = new Visitor(program.url);
    const page = await visitor.submit(form, attempt);
    expect(page.address).toBe(`/invitation/${token}`);
    expect([...visitor.cookies.keys()].filter((name) => name.includes('session'))).toEqual([]);
  }
  expect(await listPeople(owner.ctx)).toHaveLength(2);
});

test('neither members nor viewers can open the page of people, nor use a form of it', { tag: '@plain' }, async ({ page, program, owner, language, t }) => {
  const ownersDesk = new Visitor(program.url);
  await ownersDesk.submit(await ownersDesk.get('/login'), { email: owner.email, password: owner.password });
  const form = formOf(await ownersDesk.get('/settings/people'), { name: 'Intruder', role: 'owner' }, undefined, '.invite form');
  for (const role of ['member', 'viewer'] as const) {
    const person = await addPerson(owner.ctx.firm, role, language);
    await signIn(page.context(), program, person);
    await page.goto('/settings/people');
    await expect(page.getByRole('heading', { name: t('forbidden.title') })).toBeVisible();
    await expect(page.getByText(owner.email)).toHaveCount(0);
    const visitor = new Visitor(program.url);
    await visitor.submit(await visitor.get('/login'), { email: person.email, password: person.password });
    const answer = await visitor.post('/settings/people', form);
    expect(await answer.text()).not.toContain('/invitation/');
    expect(await listInvitations(owner.ctx)).toEqual([]);
    await disableUser(owner.ctx, person.ctx.user.id);
  }
});
