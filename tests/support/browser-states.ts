import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { addEvidence } from '#lib/consent/evidence';
import { consentHistory } from '#lib/consent/queries';
import { addContact } from '#lib/contacts/add';
import { archiveContact } from '#lib/contacts/archive';
import { noContact } from '#lib/contacts/input';
import { makeMainContact } from '#lib/contacts/make-main';
import type { Locale } from '#lib/context';
import { createCategory } from '#lib/categories/change';
import { defineField } from '#lib/custom-fields/define';
import { customFieldTypes } from '#lib/custom-fields/field';
import { archiveCustomer } from '#lib/customers/archive';
import { startDraft } from '#lib/customers/draft';
import { compareNext } from '#lib/customers/duplicates/watch';
import { type CustomerValues, emptyValues } from '#lib/customers/fields';
import { dismissFinding } from '#lib/customers/findings';
import { findCustomer } from '#lib/customers/queries';
import { registerCustomer } from '#lib/customers/register';
import { updateCustomer } from '#lib/customers/update';
import { addDelivery } from '#lib/deliveries/add';
import { archiveDelivery } from '#lib/deliveries/archive';
import { noDelivery } from '#lib/deliveries/input';
import { mergeCustomers, type Seen } from '#lib/merges/merge';
import type { Translate } from '#lib/messages';
import { attachFiles } from '#lib/notes/attach';
import { writeNote } from '#lib/notes/write-note';
import { eraseCustomer } from '#lib/personal-data/erase';
import { disableUser } from '#lib/users/disable';
import { invite } from '#lib/users/invite';
import { button, company, field, fillCustomer } from './browser-forms.ts';
import { addPerson, expect, type Person, signIn } from './browser.ts';
import { anUpload } from './files.ts';
import { checked, receive } from './imports.ts';
import { expenseStates } from './expense-states.ts';
import { invoiceStates } from './invoice-states.ts';
import type { Program } from './program.ts';

export interface Stage {
  page: Page;
  program: Program;
  owner: Person;
  language: Locale;
  t: Translate;
}

export interface State {
  name: string;
  /** Brings the page into this state and waits until it is there. */
  open(stage: Stage): Promise<void>;
}

/** A name that no line breaks, a review with everything to check, and text of the other direction. */
export const awkward: CustomerValues = {
  ...emptyValues, kind: 'company', name: 'Donaudampfschifffahrt'.repeat(10).slice(0, 200), contactName: 'MARIA  ANDERS', country: 'DE', street: 'Straße'.repeat(30),
  city: 'برلين 12', postalCode: '1', email: `${'long'.repeat(12)}@localhost`, phone: '12', website: `https://example.com/${'path'.repeat(60)}`, terms: 'x'.repeat(500),
};

const goTo = (address: string): State['open'] => async ({ page }) => void (await page.goto(address));

async function refuse({ page, t }: Stage, submit: string): Promise<void> {
  await button(page, submit).click();
  await expect(page.getByRole('heading', { name: t('errors.summary') })).toBeVisible();
}

async function openEditReview({ page, owner, language }: Stage, disputed: boolean): Promise<void> {
  const values = company[language];
  const id = await registerCustomer(owner.ctx, values);
  const draft = await startDraft(owner.ctx, { ...values, city: awkward.name.slice(0, 100), phone: '12', terms: '' }, { id, version: 1, values });
  if (disputed) await updateCustomer(owner.ctx, id, 1, { ...values, city: 'B'.repeat(100), region: 'Hejaz' });
  await page.goto(`/customers/${id}/edit/review?draft=${draft}`);
}

async function openInvitation({ page, owner }: Stage): Promise<void> {
  const { token } = await invite(owner.ctx, { name: awkward.name, role: 'member' });
  await page.goto(`/invitation/${token}`);
}

/** People of every kind, and an invitation just made. */
async function openPeople({ page, owner, language, t }: Stage): Promise<void> {
  await addPerson(owner.ctx.firm, 'owner', language, awkward.name);
  await disableUser(owner.ctx, (await addPerson(owner.ctx.firm, 'viewer', language, 'عمر')).ctx.user.id);
  await page.goto('/settings/people?saved=disabled');
  await field(page, t('people.name')).fill(awkward.name);
  await button(page, t('people.makeLink')).click();
  await expect(page.getByRole('heading', { name: t('people.open') })).toBeVisible();
}

const long = awkward.name.slice(0, 100);

/** A customer with contacts, addresses and a history in which nothing breaks by itself. */
export async function aFullRecord({ owner: { ctx } }: Stage): Promise<{ id: string; contact: string; delivery: string }> {
  const id = await registerCustomer(ctx, { ...awkward, contactName: '' });
  const contact = await addContact(ctx, id, { name: awkward.name, position: long, emails: `${'long'.repeat(15)}@example.com`, phones: '+966501234567\n12' });
  await makeMainContact(ctx, contact, 1);
  await archiveContact(ctx, await addContact(ctx, id, { ...noContact, name: awkward.name }));
  const delivery = await addDelivery(ctx, id, { ...noDelivery, label: long, country: 'SA', buildingNumber: '7412', street: awkward.street, district: 'العليا', city: long, postalCode: '12213', additionalNumber: '2113' });
  await archiveDelivery(ctx, await addDelivery(ctx, id, { ...noDelivery, label: long, city: 'الرياض' }));
  await updateCustomer(ctx, id, 2, { ...awkward, city: long, phone: '0501234567', terms: '' });
  return { id, contact, delivery };
}

/** A customer with a note for everybody, on which there is a file with an awkward name. */
async function notesFor({ owner, program, language }: Stage): Promise<{ customer: string; note: string }> {
  process.env['SIJILL_DATA'] = program.data;
  const colleague = await addPerson(owner.ctx.firm, 'member', language, awkward.name);
  const customer = await registerCustomer(owner.ctx, awkward);
  await writeNote(owner.ctx, customer, { kind: 'note', text: awkward.name });
  const note = await writeNote(owner.ctx, customer, {
    kind: 'event', text: `${awkward.name}\nسطر ثانٍ`, eventDay: '1448-06-11', calendar: 'hijri', reminderDays: '3', 'role.owner': 'on', [`person.${colleague.ctx.user.id}`]: 'on',
  });
  await attachFiles(owner.ctx, customer, note, anUpload(`${awkward.name.slice(0, 190)}.pdf`, 'عقد.pdf'));
  return { customer, note };
}

/** A customer of two consents; to one of them there is evidence with an awkward name. */
async function aProvenConsent({ owner, program }: Stage): Promise<{ customer: string; unproven: string }> {
  process.env['SIJILL_DATA'] = program.data;
  const customer = await registerCustomer(owner.ctx, { ...awkward, 'consent.email.invoices': 'given', 'consent.phone.marketing': 'given' });
  const [proven, unproven] = (await consentHistory(owner.ctx, customer)).map(({ id }) => id);
  await addEvidence(owner.ctx, customer, proven ?? '', anUpload(`${awkward.name.slice(0, 190)}.pdf`));
  return { customer, unproven: unproven ?? '' };
}

/** A file of customers in which nothing breaks by itself, as far as it was brought: to its columns, or checked. */
async function anImport({ owner, program, page }: Stage, stage: 'received' | 'checked'): Promise<string> {
  process.env['SIJILL_DATA'] = program.data;
  const sheet = `name,${'heading'.repeat(30)},country,region\n${awkward.name},${'cell'.repeat(40)},Atlantis,NULL\nمؤسسة النور,x,السعودية,NULL\nBerlin,24, rue,Mexico,BC\nمؤسسة النور,,,\n`;
  const id = await (stage === 'checked' ? checked : receive)(owner.ctx, sheet);
  const address = `/customers/import/${id}`;
  await page.goto(address);
  return address;
}

/** The same customer twice, with different values in which nothing breaks by itself. */
async function awkwardTwins(stage: Stage): Promise<[Seen, Seen]> {
  const { id } = await aFullRecord(stage);
  const other = await registerCustomer(stage.owner.ctx, { ...awkward, name: 'Flussschifffahrt'.repeat(12), contactName: 'ع'.repeat(150), taxId: '3'.repeat(50), 'consent.email.marketing': 'given' });
  return [{ id, version: (await findCustomer(stage.owner.ctx, id))?.version ?? 0 }, { id: other, version: 1 }];
}

/** What a person sees before signing in. */
export const publicStates: State[] = [
  { name: 'login', open: goTo('/login') },
  {
    name: 'login refused',
    open: async (stage) => {
      await stage.page.goto('/login?reason=draftKept');
      await refuse(stage, stage.t('login.submit'));
    },
  },
  { name: 'not found, signed out', open: goTo('/nowhere') },
  { name: 'invitation', open: openInvitation },
  {
    name: 'invitation refused',
    open: async (stage) => {
      await openInvitation(stage);
      await refuse(stage, stage.t('invitation.submit'));
    },
  },
  { name: 'invitation that does not work', open: goTo('/invitation/none') },
];

const failedBackup = (at: number) => JSON.stringify({ at, message: 'The disk is full; make room, then try again' });

/** What the owner of an installation's only firm sees of its backups. */
export const backupStates: State[] = [
  { name: 'no backup yet', open: ({ page, program }) => page.goto(`${program.url}/settings/backups`).then(() => undefined) },
  {
    name: 'a backup made',
    open: async ({ page, program, t }) => {
      await page.goto(`${program.url}/settings/backups`);
      await button(page, t('backups.make')).click();
      await expect(page.getByText(t('backups.made'))).toBeVisible();
    },
  },
  {
    name: 'a backup failed',
    open: async ({ page, program }) => {
      writeFileSync(join(program.data, 'backups', 'failed.json'), failedBackup(Date.UTC(2026, 0, 31)));
      await page.goto(`${program.url}/settings/backups`);
    },
  },
  { name: 'start page with a failed backup', open: ({ page, program }) => page.goto(program.url).then(() => undefined) },
  { name: 'list with a failed backup', open: ({ page, program }) => page.goto(`${program.url}/customers`).then(() => undefined) },
];

/** What a signed-in person sees of money and mail. */
export const moneyStates: State[] = [...invoiceStates, ...expenseStates];

/** What they see of the register and the settings, in an order in which each finds what it needs. */
export const firmStates: State[] = [
  { name: 'empty list', open: goTo('/customers') },
  {
    name: 'categories',
    open: async ({ page, owner }) => {
      await createCategory(owner.ctx, { name: awkward.name.slice(0, 60), color: 'blue', description: 'x'.repeat(200) });
      await page.goto('/settings/categories');
    },
  },
  {
    name: 'a category',
    open: async ({ page, owner }) => void (await page.goto(`/settings/categories/${await createCategory(owner.ctx, { name: 'جملة', color: 'red', description: '' })}`)),
  },
  {
    name: 'custom fields',
    open: async ({ page, owner }) => {
      const described = { labelAr: 'ح'.repeat(100), labelEn: 'W'.repeat(100), helpAr: '', helpEn: '', options: 'A\nB', group: 'who', isUnique: '', initial: '', isInList: 'yes' };
      for (const type of customFieldTypes) await defineField(owner.ctx, { ...described, type });
      await page.goto('/settings/custom-fields');
    },
  },
  { name: 'new custom field', open: goTo('/settings/custom-fields/new') },
  {
    name: 'consent',
    open: async ({ page, owner, language }) => {
      const id = await registerCustomer(owner.ctx, { ...company[language], 'consent.email.invoices': 'given' });
      await page.goto(`/customers/${id}/consent`);
    },
  },
  {
    name: 'consent with evidence',
    open: async (stage) => void (await stage.page.goto(`/customers/${(await aProvenConsent(stage)).customer}/consent`)),
  },
  {
    name: 'evidence of a consent',
    open: async (stage) => {
      const { customer, unproven } = await aProvenConsent(stage);
      await stage.page.goto(`/customers/${customer}/consent/${unproven}?refused=${encodeURIComponent(`fake ${awkward.name}.pdf`)}`);
    },
  },
  { name: 'list with filters', open: goTo('/customers?city=Berlin&postalCode=1') },
  { name: 'list with filters laid open', open: goTo('/customers?city=Berlin&filters=open') },
  { name: 'form', open: goTo('/customers/new') },
  {
    name: 'form refused',
    open: async (stage) => {
      await stage.page.goto('/customers/new');
      await fillCustomer(stage.page, stage.t, { email: awkward.name, country: 'DE' });
      await refuse(stage, stage.t('form.review'));
    },
  },
  {
    name: 'review without findings',
    open: async ({ page, owner, language }) => void (await page.goto(`/customers/new/review?draft=${await startDraft(owner.ctx, company[language], null)}`)),
  },
  {
    name: 'review with findings',
    open: async ({ page, owner }) => void (await page.goto(`/customers/new/review?draft=${await startDraft(owner.ctx, awkward, null)}`)),
  },
  {
    name: 'review with a remark said to be right',
    open: async ({ page, owner }) => {
      const draft = await startDraft(owner.ctx, awkward, null);
      await dismissFinding(owner.ctx, draft, { field: 'phone', finding: 'checks.phoneShort', value: awkward.phone });
      await page.goto(`/customers/new/review?draft=${draft}`);
    },
  },
  {
    name: 'review with what must be mended',
    open: async ({ page, owner }) => void (await page.goto(`/customers/new/review?draft=${await startDraft(owner.ctx, { ...awkward, phone: '', street: '' }, null)}`)),
  },
  { name: 'form with unfinished entries', open: goTo('/customers/new') },
  {
    name: 'profile just saved',
    open: async ({ page, owner, language }) => void (await page.goto(`/customers/${await registerCustomer(owner.ctx, company[language])}?saved=registered`)),
  },
  {
    name: 'form after Save and new',
    open: async ({ page, owner }) => void (await page.goto(`/customers/new?saved=${await registerCustomer(owner.ctx, awkward)}`)),
  },
  {
    name: 'awkward profile',
    open: async ({ page, owner }) => void (await page.goto(`/customers/${await registerCustomer(owner.ctx, awkward)}`)),
  },
  { name: 'full record', open: async (stage) => void (await stage.page.goto(`/customers/${(await aFullRecord(stage)).id}?saved=contactMain`)) },
  {
    name: 'profile just archived',
    open: async ({ page, owner }) => {
      const id = await registerCustomer(owner.ctx, awkward);
      await archiveCustomer(owner.ctx, id, 1);
      await page.goto(`/customers/${id}?saved=archived`);
    },
  },
  {
    name: 'finding the one to merge with',
    open: async (stage) => {
      const [{ id }] = await awkwardTwins(stage);
      await stage.page.goto(`/customers/${id}/merge`);
    },
  },
  {
    name: 'merge',
    open: async (stage) => {
      const [one, other] = await awkwardTwins(stage);
      await stage.page.goto(`/customers/merge?id=${one.id}&id=${other.id}`);
    },
  },
  {
    name: 'just merged',
    open: async (stage) => {
      const [kept, other] = await awkwardTwins(stage);
      const merge = await mergeCustomers(stage.owner.ctx, kept, [other]);
      await stage.page.goto(`/customers/${kept.id}?saved=merged&merge=${merge}`);
    },
  },
  {
    name: 'a merged one',
    open: async (stage) => {
      const [kept, other] = await awkwardTwins(stage);
      await mergeCustomers(stage.owner.ctx, kept, [other]);
      await stage.page.goto(`/customers/${other.id}`);
    },
  },
  {
    name: 'undoing a merge',
    open: async (stage) => {
      const [kept, other] = await awkwardTwins(stage);
      const merge = await mergeCustomers(stage.owner.ctx, kept, [other]);
      await stage.page.goto(`/customers/${kept.id}/merges/${merge}`);
    },
  },
  { name: 'history', open: async (stage) => void (await stage.page.goto(`/customers/${(await aFullRecord(stage)).id}/history`)) },
  {
    name: 'contact refused',
    open: async (stage) => {
      const { id, contact } = await aFullRecord(stage);
      await stage.page.goto(`/customers/${id}/contacts/${contact}`);
      await stage.page.getByLabel(stage.t('contacts.fields.emails')).fill(awkward.name);
      await refuse(stage, stage.t('contacts.save'));
    },
  },
  {
    name: 'delivery address refused',
    open: async (stage) => {
      await stage.page.goto(`/customers/${(await aFullRecord(stage)).id}/deliveries/new`);
      await refuse(stage, stage.t('deliveries.save'));
    },
  },
  {
    name: 'delivery address',
    open: async (stage) => {
      const { id, delivery } = await aFullRecord(stage);
      await stage.page.goto(`/customers/${id}/deliveries/${delivery}`);
    },
  },
  {
    name: 'erasing refused',
    open: async (stage) => {
      await stage.page.goto(`/customers/${(await aFullRecord(stage)).id}/erase`);
      await refuse(stage, stage.t('personalData.confirm'));
    },
  },
  {
    name: 'erased',
    open: async (stage) => {
      const { id } = await aFullRecord(stage);
      const customer = await findCustomer(stage.owner.ctx, id);
      await eraseCustomer(stage.owner.ctx, id, customer?.version ?? 0, String(customer?.number));
      await stage.page.goto(`/customers/${id}?saved=erased`);
    },
  },
  {
    name: 'edit',
    open: async ({ page, owner }) => void (await page.goto(`/customers/${await registerCustomer(owner.ctx, awkward)}/edit`)),
  },
  {
    name: 'profile with notes',
    open: async (stage) => {
      const { customer } = await notesFor(stage);
      await stage.page.goto(`/customers/${customer}`);
    },
  },
  {
    name: 'new note refused',
    open: async (stage) => {
      const { customer } = await notesFor(stage);
      await stage.page.goto(`/customers/${customer}/notes/new`);
      await refuse(stage, stage.t('notes.save'));
    },
  },
  {
    name: 'note with files',
    open: async (stage) => {
      const { customer, note } = await notesFor(stage);
      await stage.page.goto(`/customers/${customer}/notes/${note}?attached=1&refused=${encodeURIComponent(`encrypted ${awkward.name}.pdf`)}&active=${awkward.name}.pdf`);
      await stage.page.getByText(stage.t('notes.remove'), { exact: true }).click();
    },
  },
  {
    name: 'import refused',
    open: async (stage) => {
      await anImport(stage, 'received');
      await stage.page.goto('/customers/import?refused=tooMuchInflated');
    },
  },
  {
    name: 'columns of an import refused',
    open: async (stage) => {
      await anImport(stage, 'received');
      await stage.page.locator('[name="column.0"]').selectOption('');
      await refuse(stage, stage.t('imports.check'));
    },
  },
  { name: 'import read another way', open: async (stage) => void (await stage.page.goto(`${await anImport(stage, 'received')}/reading`)) },
  { name: 'import checked', open: async (stage) => void (await anImport(stage, 'checked')) },
  {
    name: 'row of an import refused',
    open: async (stage) => {
      await stage.page.goto(`${await anImport(stage, 'checked')}/rows/1`);
      await refuse(stage, stage.t('imports.recheck'));
    },
  },
  {
    name: 'possible duplicates',
    open: async ({ page, owner }) => {
      for (let times = 0; times < 2; times += 1) await registerCustomer(owner.ctx, awkward);
      while (await compareNext()) continue;
      await page.goto('/customers/duplicates');
    },
  },
  { name: 'review of an edit', open: (stage) => openEditReview(stage, false) },
  { name: 'review of a disputed edit', open: (stage) => openEditReview(stage, true) },
  {
    name: 'disputed edit refused',
    open: async (stage) => {
      await openEditReview(stage, true);
      await refuse(stage, stage.t('review.save'));
    },
  },
  {
    name: 'full list',
    open: async ({ page, owner, language }) => {
      for (let index = 0; index < 51; index += 1) await registerCustomer(owner.ctx, { ...company[language], name: `${company[language].name} ${index}` });
      await page.goto('/customers');
    },
  },
  { name: 'search', open: ({ page }) => page.goto(`/customers?q=${awkward.name.slice(0, 90)}&status=active`).then(() => undefined) },
  { name: 'nothing found', open: goTo(`/customers?q=${'nothing'.repeat(30)}&status=archived`) },
  { name: 'page beyond the end', open: goTo('/customers?page=99') },
  { name: 'account', open: goTo('/settings?saved=settings') },
  {
    name: 'password refused',
    open: async (stage) => {
      await stage.page.goto('/settings');
      await refuse(stage, stage.t('settings.changePassword'));
    },
  },
  { name: 'firm', open: goTo('/settings/firm') },
  { name: 'required fields', open: goTo('/settings/fields') },
  { name: 'people, alone', open: goTo('/settings/people') },
  { name: 'people, and an invitation just made', open: openPeople },
  {
    name: 'invitation without a name',
    open: async (stage) => {
      await stage.page.goto('/settings/people');
      await refuse(stage, stage.t('people.makeLink'));
    },
  },
  { name: 'invitation, signed in', open: goTo('/invitation/none') },
  { name: 'sign-out', open: goTo('/logout') },
  { name: 'not found', open: goTo('/nowhere') },
  {
    name: 'no permission',
    open: async ({ page, program, owner, language }) => {
      await signIn(page.context(), program, await addPerson(owner.ctx.firm, 'viewer', language));
      await page.goto('/settings/firm');
      await expect(page.getByRole('main')).toBeVisible();
    },
  },
];

/** What is seen while nobody has set the program up. */
export const setupStates: State[] = [
  { name: 'set-up', open: ({ page, program }) => page.goto(`${program.url}/setup`).then(() => undefined) },
  {
    name: 'set-up refused',
    open: async (stage) => {
      await stage.page.goto(`${stage.program.url}/setup`);
      await refuse(stage, stage.t('setup.submit'));
    },
  },
];
