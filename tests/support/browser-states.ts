import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { Locale } from '#lib/context';
import { startDraft } from '#lib/customers/draft';
import { type CustomerValues, emptyValues } from '#lib/customers/fields';
import { registerCustomer } from '#lib/customers/register';
import { updateCustomer } from '#lib/customers/update';
import type { Translate } from '#lib/messages';
import { attachFiles } from '#lib/notes/attach';
import { writeNote } from '#lib/notes/write-note';
import { button, company, fillCustomer } from './browser-forms.ts';
import { addPerson, expect, type Person, signIn } from './browser.ts';
import { anUpload } from './files.ts';
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
];

const failedBackup = (at: number) => JSON.stringify({ at, message: 'The disk is full; make room, then try again' });

/** What the owner of an installation's only firm sees of its backups. */
export const backupStates: State[] = [
  { name: 'no backup yet', open: goTo('/settings/backups') },
  {
    name: 'a backup made',
    open: async ({ page, t }) => {
      await page.goto('/settings/backups');
      await button(page, t('backups.make')).click();
      await expect(page.getByText(t('backups.made'))).toBeVisible();
    },
  },
  {
    name: 'a backup failed',
    open: async ({ page, program }) => {
      writeFileSync(join(program.data, 'backups', 'failed.json'), failedBackup(Date.UTC(2026, 0, 31)));
      await page.goto('/settings/backups');
    },
  },
  { name: 'start page with a failed backup', open: goTo('/customers') },
];

/** What a signed-in person sees, in an order in which each finds what it needs. */
export const firmStates: State[] = [
  { name: 'empty list', open: goTo('/customers') },
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
