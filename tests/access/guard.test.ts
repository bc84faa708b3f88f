import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { eq, getTableColumns, isTable } from 'drizzle-orm';
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { store } from '#db/client';
import * as tables from '#db/schema';
import { reminders } from '#db/schema/reminders';
import { users } from '#db/schema/users';
import { can, type Permission } from '#lib/access';
import { countEvents, latestChanges, listEvents } from '#lib/audit/queries';
import { versionActions } from '#lib/audit/record';
import { now } from '#lib/clock';
import { brandInputNames, changeBrand } from '#lib/brands/change';
import { logoOf, removeLogo, setLogo } from '#lib/brands/logo';
import { brandOf } from '#lib/brands/queries';
import { findCustomerByText, recentCustomers } from '#lib/customers/find-by-text';
import { copyInvoice, creditInvoice, decideQuote, invoiceFromQuote } from '#lib/invoices/derive';
import { changeDraft, discardInvoice, draftInvoice } from '#lib/invoices/draft';
import { parseDocument, readDocument, todayOf } from '#lib/invoices/input';
import { issueInvoice, missingToInvoice, missingToIssue } from '#lib/invoices/issue';
import { parseLines } from '#lib/invoices/lines';
import { findLink, revokeLink, shareInvoice } from '#lib/invoices/links';
import { countInvoices, countStates, documentsFrom, findInvoice, type InvoiceFilter, invoicesOfCustomer, latestIssued, listInvoices, openInvoices } from '#lib/invoices/queries';
import { voidInvoice } from '#lib/invoices/void';
import { ledgerPage, ledgerProof } from '#lib/numbers/ledger';
import { allSeries, archiveSeries, changeSeries, createSeries, findSeries, hasGiven, makeDefault, nextNumbersOf, restoreSeries } from '#lib/numbers/series';
import { cancelMail, holdMail, releaseMail, sendMailAgain } from '#lib/mail/change';
import { attachmentsOf, compose } from '#lib/mail/compose';
import { keepWaitingAsFiles } from '#lib/mail/folder';
import { invoiceLetter, receiptLetter, statementLetter } from '#lib/mail/letters';
import { countMail, findMail, listMail, mailOfInvoice, mailOfPayment } from '#lib/mail/queries';
import { receiversOf, usualReceiver } from '#lib/mail/receivers';
import { mailInvoice, mailReceipt, mailStatement, offerInvoice, offerReceipt, offerStatement, recordPaymentWithReceipt } from '#lib/mail/send';
import { sendingOf } from '#lib/mail/server';
import { changeMailSettings, mailSettingsOf } from '#lib/mail/settings';
import { sendTestMail } from '#lib/mail/test-mail';
import { sendAtOnce, sendDue, takeUpUnanswered } from '#lib/mail/work';
import { newId } from '#lib/ids';
import { useTypesetService } from '#lib/pdf/service';
import { applyCredit } from '#lib/payments/apply-credit';
import { balancesOf, balancesOfAll, countPayments, findPayment, listPayments, paymentsOfCustomer, paymentsOfInvoice, restOf } from '#lib/payments/queries';
import { recordPayment, refundPayment, shareName, voidPayment } from '#lib/payments/record';
import { statementsOf } from '#lib/payments/statement';
import { moneySummary, monthsOfMoney, paymentSpeed } from '#lib/payments/summary';
import { archiveExpense, restoreExpense } from '#lib/expenses/archive';
import { attachReceipts, checkMayAttachReceipt } from '#lib/expenses/attach';
import { addUsualExpenseCategories, allExpenseCategories, createExpenseCategory, findExpenseCategory, renameExpenseCategory, setExpenseCategoryArchived } from '#lib/expenses/categories';
import { changeExpense } from '#lib/expenses/change';
import { doubtsAbout } from '#lib/expenses/doubts';
import { exportExpenses } from '#lib/expenses/export';
import { parseExpense } from '#lib/expenses/input';
import { makeDueExpensesOf } from '#lib/expenses/make-due';
import { openReceipt } from '#lib/expenses/open-receipt';
import { planRecurringExpense } from '#lib/expenses/plan';
import { findRecurringExpense, listRecurringExpenses } from '#lib/expenses/plan-queries';
import { endRecurringExpense, pauseRecurringExpense, resumeRecurringExpense } from '#lib/expenses/plan-state';
import { everyExpense, expensesAfter, expensesOfCustomer, expensesOfPlan, findExpense, fullExpense, listExpenses, recentSuppliers } from '#lib/expenses/queries';
import { recordExpense } from '#lib/expenses/record';
import { removeReceipt } from '#lib/expenses/remove-receipt';
import { changeRecurring } from '#lib/recurring/change';
import { endRecurring } from '#lib/recurring/end';
import { pauseRecurring } from '#lib/recurring/pause';
import { planRecurring } from '#lib/recurring/plan';
import { countRecurring, documentsOfPlan, findRecurring, listRecurring, planOfTemplate, recurringOfInvoice } from '#lib/recurring/queries';
import { resumeRecurring } from '#lib/recurring/resume';
import { makeDueOf } from '#lib/recurring/run';
import { changeProduct, createProduct, setProductArchived } from '#lib/products/change';
import { candidateOf } from '#lib/reminders/candidates';
import { beginReminding, changeReminderPlan, createReminderPlan, findReminderPlan, listReminderPlans, setReminderPlanArchived } from '#lib/reminders/change-plan';
import { categoryChoices, chooseForAll, chooseForCategory, chooseForCustomer, chooseForFirm, chooseForInvoice, findChoice } from '#lib/reminders/choose';
import { holdReminder, notePrinted, releaseReminder, skipReminder } from '#lib/reminders/decide';
import { findStep } from '#lib/reminders/find-step';
import { planFor } from '#lib/reminders/plan';
import { previewReminder } from '#lib/reminders/preview';
import { nextRound, remindersNotSent, remindersOfInvoice, remindersOfToday, upcomingUntil } from '#lib/reminders/queries';
import { queueForCustomer } from '#lib/reminders/queue';
import { changeReminderSettings, reminderSettingsOf, weekendOf } from '#lib/reminders/settings';
import { isStillDue, isStillDueOrTakenBack } from '#lib/reminders/still-due';
import { findStop, resumeReminders, stopReminders } from '#lib/reminders/stop';
import { changeText, resetText, textsOf } from '#lib/reminders/texts';
import { findProduct, findProductByText, listProducts, productChoices } from '#lib/products/queries';
import { addUsualTaxes, changeTax, createTax, setTaxArchived } from '#lib/taxes/change';
import { allTaxRates, findTaxRate } from '#lib/taxes/queries';
import { addContact } from '#lib/contacts/add';
import { archiveContact, restoreContact } from '#lib/contacts/archive';
import { contactSeen, type ContactValues, noContact } from '#lib/contacts/input';
import { nameMainContact } from '#lib/contacts/main';
import { makeMainContact } from '#lib/contacts/make-main';
import { findContact, listContacts } from '#lib/contacts/queries';
import { sendInvoicesTo } from '#lib/contacts/send-invoices';
import { updateContact } from '#lib/contacts/update';
import type { Context } from '#lib/context';
import { archiveCategory, changeCategory, createCategory, mergeCategories, restoreCategory } from '#lib/categories/change';
import { categoriesOf } from '#lib/categories/membership';
import { formerNames } from '#lib/categories/former';
import { categoriesNamed } from '#lib/categories/named';
import { allCategories, categoryCounts, findCategory } from '#lib/categories/queries';
import { archiveField, changeField, restoreField } from '#lib/custom-fields/change';
import { defineField, moveField } from '#lib/custom-fields/define';
import { activeFields, allFields, customValuesOf, findField } from '#lib/custom-fields/queries';
import { makeConsentLink } from '#lib/consent/link';
import { addEvidence, checkMayAddEvidence, openEvidence } from '#lib/consent/evidence';
import { consentHistory, consentsOf, consentValues, consentValuesOf, maySend } from '#lib/consent/queries';
import { recordConsent } from '#lib/consent/record-consent';
import { archiveCustomer } from '#lib/customers/archive';
import { addDraftAsContact } from '#lib/contacts/add-draft';
import { baseOf } from '#lib/customers/base';
import { candidatesFor } from '#lib/customers/duplicates/candidates';
import { distinctFrom, keepApart } from '#lib/customers/duplicates/distinct';
import { comparableOf, findLookAlikes } from '#lib/customers/duplicates/look-alikes';
import { listPairs, notComparedYet } from '#lib/customers/duplicates/pairs';
import { findCustomers } from '#lib/customers/find-customers';
import { checkFacts } from '#lib/customers/check-facts';
import { dismissedOf, forgetDismissed, storeDismissed } from '#lib/customers/dismissed';
import { discardDraft, dismissInDraft, findDraft, reviseDraft, startDraft, unfinishedDrafts } from '#lib/customers/draft';
import { correctFinding, dismissFinding, findingsOf, recallFindings } from '#lib/customers/findings';
import { countArchived, findCustomer, findProfile, listCustomers } from '#lib/customers/queries';
import { knownCities } from '#lib/customers/narrow';
import { registerCustomer } from '#lib/customers/register';
import { findRecord, recordOf, recordsOf } from '#lib/customers/record';
import { rulesOf } from '#lib/customers/rules';
import { shownFields } from '#lib/customers/show';
import { requireFields } from '#lib/customers/require-fields';
import { requiringToSave } from '#lib/customers/required-fields';
import { restoreCustomer } from '#lib/customers/restore';
import { saveDraft } from '#lib/customers/save-draft';
import { updateCustomer } from '#lib/customers/update';
import { addDelivery } from '#lib/deliveries/add';
import { archiveDelivery, restoreDelivery } from '#lib/deliveries/archive';
import { deliverySeen, type DeliveryValues, noDelivery } from '#lib/deliveries/input';
import { findDelivery, listDeliveries } from '#lib/deliveries/queries';
import { updateDelivery } from '#lib/deliveries/update';
import { sampleSheet } from '#lib/documents/sample';
import { invoiceSheetOf, printedInvoice, receiptSheetOf, statementSheetOf } from '#lib/documents/gather';
import { exportEverything } from '#lib/exports/everything';
import { exportRegister } from '#lib/exports/register';
import { exportedTables } from '#lib/exports/tables';
import { fileTexts } from '#lib/exports/values';
import { updateFirm } from '#lib/firms/update';
import { countHistory, listHistory } from '#lib/history/queries';
import { beginCheck, beginSaving, beginUndoing, discardImport, importIn, remap, stopImport } from '#lib/imports/begin';
import { measureOf } from '#lib/imports/judge';
import { countOutcomes, findImport, findRow, firstRows, listImports, listRows, nextRows } from '#lib/imports/queries';
import { dropRows, readRows } from '#lib/imports/read-rows';
import { present, receiveImport } from '#lib/imports/receive';
import { rememberedMapping } from '#lib/imports/remember';
import { leaveRowOut, repairRow } from '#lib/imports/repair';
import { rereadImport } from '#lib/imports/reread';
import { runImport } from '#lib/imports/run';
import { agreeToWelcomes, countWelcomed, countWelcomes, declineWelcomes } from '#lib/imports/welcome';
import { welcomeRow } from '#lib/imports/welcome-row';
import { joinedConsents } from '#lib/merges/consent';
import { mergeCustomers } from '#lib/merges/merge';
import { addedSince, belongingsOf, findMerge, mergedCustomers, mergesInto } from '#lib/merges/queries';
import { undoMerge } from '#lib/merges/undo';
import { eraseCustomer } from '#lib/personal-data/erase';
import { exportPersonalData } from '#lib/personal-data/export';
import { gatherPersonalData } from '#lib/personal-data/gather';
import { attachFiles, checkMayAttach } from '#lib/notes/attach';
import { changeNote } from '#lib/notes/change';
import { openFile } from '#lib/notes/open-file';
import { countNotes, findNote, notesOf, possibleReaders } from '#lib/notes/queries';
import { removeFile, removeNote } from '#lib/notes/remove';
import { writeNote } from '#lib/notes/write-note';
import { Forbidden, Missing } from '#lib/problems';
import { changeTemplate, createTemplate, moveTemplate, setTemplateArchived, tickWelcome } from '#lib/registration/change';
import { parseTemplate } from '#lib/registration/input';
import { allTemplates, findTemplate, isWelcomeTicked } from '#lib/registration/queries';
import { reachOf } from '#lib/registration/reach';
import { registerWithWelcome } from '#lib/registration/register-with-welcome';
import { readReminders, reminderChoices, remindersOf, remindersToCome } from '#lib/registration/reminders';
import { sampleWelcome } from '#lib/registration/sample';
import { sendWelcome } from '#lib/registration/send-welcome';
import { findWelcome } from '#lib/registration/sent';
import { documentOf, welcomeFor, welcomeOf } from '#lib/registration/welcome-for';
import { planForNew } from '#lib/reminders/plan-for-new';
import { byDimension } from '#lib/reports/by-dimension';
import { byProduct } from '#lib/reports/by-product';
import { byTax } from '#lib/reports/by-tax';
import { entriesBehind } from '#lib/reports/entries';
import type { ReportFilter } from '#lib/reports/filter';
import { labelsOf } from '#lib/reports/labels';
import { makeReport } from '#lib/reports/make';
import { receivables } from '#lib/reports/receivables';
import { reportRows } from '#lib/reports/rows';
import { reportSheet } from '#lib/reports/sheet';
import { comingDates, firstSteps, lackingForDrafts, toDoOn } from '#lib/reports/today';
import { dropList, keepList, listsOf } from '#lib/saved-lists/saved-lists';
import { changePassword, changePreferences } from '#lib/users/account';
import { addUser } from '#lib/users/add';
import { changeRole } from '#lib/users/change-role';
import { disableUser } from '#lib/users/disable';
import { enableUser } from '#lib/users/enable';
import { listInvitations, revokeInvitation } from '#lib/users/invitations';
import { invite } from '#lib/users/invite';
import { hashPassword } from '#lib/users/password';
import { listPeople } from '#lib/users/people';
import { activeSessions, endOtherSessions, endSession, startSession } from '#lib/users/sessions';
import { expenseValues } from '../support/expenses.ts';
import { anUpload, aPdf, aPng } from '../support/files.ts';
import { aColleague, aFirm, openEmptyStore, values } from '../support/firm.ts';
import { anInvoice, documentValues, selling } from '../support/invoices.ts';
import { asGuessed, checked, collected, inPieces, receive } from '../support/imports.ts';
import { aReader, queueLetter, recipient } from '../support/mail.ts';
import { temporaryFolder } from '../support/program.ts';
import { aTemplate, reachable, templateForm } from '../support/welcome.ts';

const secret = 'Top secret GmbH';
const password = 'correct horse battery';
const list = { search: '', status: 'active', sort: 'name', direction: 'asc', page: 1 } as const;

interface Subject {
  customer: string;
  archived: string;
  contact: string;
  archivedContact: string;
  delivery: string;
  archivedDelivery: string;
  draft: string;
  session: string;
  customerKey: number;
  field: string;
  category: string;
  otherCategory: string;
  list: string;
  invitation: string;
  colleague: string;
  disabled: string;
  note: string;
  file: string;
  /** Events of the ledger: one without evidence, one with it. */
  consent: string;
  provenConsent: string;
  /** Files of customers: fresh, checked with a row that is refused, being saved, and saved. */
  received: string;
  checkedFile: string;
  saving: string;
  savedFile: string;
  merge: string;
  mergeKept: string;
  /** What is sold, and documents: a draft, an issued invoice, a quote; and a payment that no invoice has taken. */
  buyer: string;
  vat: string;
  product: string;
  invoiceDraft: string;
  issued: string;
  quote: string;
  payment: string;
  /** By which documents are numbered: one that gave a number, one that did not yet, one that is archived. */
  usedSeries: string;
  series: string;
  archivedSeries: string;
  archivedField: string;
  archivedCategory: string;
  plan: string;
  pausedPlan: string;
  pattern: string;
  /** Of expenses: one with a receipt, one that is archived, their categories, and plans. */
  expense: string;
  archivedExpense: string;
  receipt: string;
  expenseCategory: string;
  expensePlan: string;
  pausedExpensePlan: string;
  /** A customer who may be written to, with an invoice and a payment; and mail to them that waits, is held, and was taken back. */
  reader: string;
  readersInvoice: string;
  readersPayment: string;
  waiting: string;
  heldMail: string;
  takenBack: string;
  /** Reminders: their plan, and of its steps for the issued invoice one that is held, one that could not be mailed, one that lies ahead. */
  reminderPlan: string;
  heldStep: string;
  unsentStep: string;
  nextStep: string;
  stopped: string;
  template: string;
  agreedFile: string;
}

const fieldValues = { labelAr: '', labelEn: 'Shoe size', helpAr: '', helpEn: '', type: 'number', options: '', group: 'more', isUnique: '', initial: '', isInList: '' };
const taxValues = { nameAr: '', nameEn: secret, category: 'standard', rate: '15', reason: '', validFrom: '', validUntil: '' };
const productValues = { kind: 'product', code: secret, nameAr: '', nameEn: secret, descriptionAr: '', descriptionEn: '', unit: 'C62', price: '1', currency: 'SAR', priceIncludesTax: '', taxRateId: '' };
const allInvoices: InvoiceFilter = { type: 'invoice', state: 'all', customerId: '', search: '', from: '', to: '', sort: 'day', direction: 'desc', page: 1 };
const allTime: ReportFilter = { from: '2000-01-01', to: '2100-01-01', basis: 'accrual', sharing: 'full', day: '2030-01-01' };
const soldLines = [{ name: 'Sold', price: '100' }];
const paymentValues = { day: '2026-01-01', method: 'cash', currency: 'SAR', amount: '1', reference: '', note: '' };
const planValues = { every: '1', unit: 'month', startDay: `${new Date().getUTCFullYear() + 1}-01-01`, endDay: '', times: '', issues: 'issue' };
const expensePlanValues = { every: '1', unit: 'month', startDay: planValues.startDay, endDay: '', paysItself: 'yes' };
const letterValues = { to: recipient, subject: secret, body: secret };
const stepValues = (position: number, days: number) => Object.fromEntries(Object.entries({ days: String(days), side: 'after', tone: 'firm', recipient: 'customer' }).map(([part, value]) => [`step.${position}.${part}`, value]));
const reminderValues = { name: secret, ...stepValues(1, 1), ...stepValues(2, 2), ...stepValues(3, 3) };
const letterText = { subject: secret, body: secret };
const categoryValues = { name: secret, color: 'red', description: '' };

/** Said to be right of a customer and of a draft. */
const dismissed = { field: 'name', finding: 'checks.mixedScripts', value: secret };

function fail(): never {
  throw new Missing('customer');
}

const sheet = `Name,E-mail\n${secret},x@example.com\nNobody,no address\n`;
const utf8 = { format: 'csv', encoding: 'utf-8', delimiter: ',' } as const;
let sheetFile = '';

const person: ContactValues = { ...noContact, name: secret };
const place: DeliveryValues = { ...noDelivery, label: secret, city: secret };
const eventsOf = (customer: string) => ({ subjects: [customer], actions: versionActions });

/** Every verb and query: what it needs, and a use of it that succeeds for whom it belongs to. */
const verbs: Record<string, [Permission, (ctx: Context, of: Subject) => Promise<unknown>]> = {
  findCustomer: ['customers.view', (ctx, { customer }) => findCustomer(ctx, customer)],
  findProfile: ['customers.view', (ctx, { customer }) => findProfile(ctx, customer)],
  listCustomers: ['customers.view', (ctx) => listCustomers(ctx, list)],
  findCustomers: ['customers.view', (ctx) => findCustomers(ctx, list)],
  candidatesFor: ['customers.view', (ctx) => candidatesFor(ctx, comparableOf(ctx, values({ name: secret })), null)],
  findLookAlikes: ['customers.view', (ctx) => findLookAlikes(ctx, comparableOf(ctx, values({ name: secret })), null)],
  distinctFrom: ['customers.view', (ctx, { customer }) => distinctFrom(ctx, customer)],
  listPairs: ['customers.view', (ctx) => listPairs(ctx, 1)],
  notComparedYet: ['customers.view', (ctx) => notComparedYet(ctx)],
  keepApart: ['customers.edit', (ctx, { customer, archived }) => keepApart(ctx, customer, archived, '')],
  addDraftAsContact: ['customers.edit', (ctx, { draft, customer }) => addDraftAsContact(ctx, draft, customer)],
  countArchived: ['customers.view', (ctx) => countArchived(ctx)],
  baseOf: ['customers.view', (ctx, { customer }) => baseOf(ctx, customer, 1)],
  latestChanges: ['customers.view', (ctx, { customer }) => latestChanges(ctx, customer, 10)],
  listEvents: ['customers.view', (ctx, { customer }) => listEvents(ctx, eventsOf(customer))],
  countEvents: ['customers.view', (ctx, { customer }) => countEvents(ctx, eventsOf(customer))],
  listHistory: ['customers.view', (ctx, { customer }) => listHistory(ctx, customer, 10)],
  countHistory: ['customers.view', (ctx, { customer }) => countHistory(ctx, customer)],
  listContacts: ['customers.view', (ctx, { customer }) => listContacts(ctx, customer)],
  findContact: ['customers.view', (ctx, { contact }) => findContact(ctx, contact)],
  addContact: ['customers.edit', (ctx, { customer }) => addContact(ctx, customer, { ...person, name: 'Intruder' })],
  updateContact: ['customers.edit', (ctx, { contact }) => updateContact(ctx, contact, contactSeen(person), { ...person, name: 'Overwritten' })],
  nameMainContact: ['customers.edit', async (ctx, { customer }) => nameMainContact(ctx, (await findCustomer(ctx, customer)) ?? fail(), 'Overwritten')],
  makeMainContact: ['customers.edit', (ctx, { contact }) => makeMainContact(ctx, contact, 3)],
  sendInvoicesTo: ['customers.edit', (ctx, { contact }) => sendInvoicesTo(ctx, contact, true)],
  archiveContact: ['customers.edit', (ctx, { contact }) => archiveContact(ctx, contact)],
  restoreContact: ['customers.edit', (ctx, { archivedContact }) => restoreContact(ctx, archivedContact)],
  listDeliveries: ['customers.view', (ctx, { customer }) => listDeliveries(ctx, customer)],
  findDelivery: ['customers.view', (ctx, { delivery }) => findDelivery(ctx, delivery)],
  addDelivery: ['customers.edit', (ctx, { customer }) => addDelivery(ctx, customer, { ...place, label: 'Intruder' })],
  updateDelivery: ['customers.edit', (ctx, { delivery }) => updateDelivery(ctx, delivery, deliverySeen(place), { ...place, label: 'Overwritten' })],
  archiveDelivery: ['customers.edit', (ctx, { delivery }) => archiveDelivery(ctx, delivery)],
  restoreDelivery: ['customers.edit', (ctx, { archivedDelivery }) => restoreDelivery(ctx, archivedDelivery)],
  registerCustomer: ['customers.edit', (ctx) => registerCustomer(ctx, values())],
  updateCustomer: ['customers.edit', (ctx, { customer }) => updateCustomer(ctx, customer, 3, values({ name: 'Overwritten' }))],
  archiveCustomer: ['customers.edit', (ctx, { customer }) => archiveCustomer(ctx, customer, 3)],
  restoreCustomer: ['customers.edit', (ctx, { archived }) => restoreCustomer(ctx, archived, 2)],
  findDraft: ['customers.edit', (ctx, { draft }) => findDraft(ctx, draft)],
  unfinishedDrafts: ['customers.edit', (ctx) => unfinishedDrafts(ctx)],
  startDraft: ['customers.edit', (ctx) => startDraft(ctx, values(), null)],
  reviseDraft: ['customers.edit', (ctx, { draft }) => reviseDraft(ctx, draft, values({ name: 'Overwritten' }))],
  discardDraft: ['customers.edit', (ctx, { draft }) => discardDraft(ctx, draft)],
  checkFacts: ['customers.view', (ctx) => checkFacts(ctx, values({ city: secret.slice(0, -1) }), null)],
  dismissedOf: ['customers.view', (ctx, { customer }) => dismissedOf(ctx, customer)],
  findingsOf: ['customers.edit', async (ctx, { draft }) => findingsOf(ctx, (await findDraft(ctx, draft)) ?? fail(), values())],
  dismissInDraft: ['customers.edit', (ctx, { draft }) => dismissInDraft(ctx, draft, [])],
  storeDismissed: ['customers.edit', (ctx, { customer }) => storeDismissed(ctx, customer, [{ field: 'name', finding: 'checks.allCapitals', value: secret }])],
  forgetDismissed: ['customers.edit', (ctx, { customer }) => forgetDismissed(ctx, customer)],
  correctFinding: ['customers.edit', (ctx, { draft }) => correctFinding(ctx, draft, { field: 'name', finding: 'checks.companyAsPerson', value: secret })],
  dismissFinding: ['customers.edit', (ctx, { draft }) => dismissFinding(ctx, draft, { field: 'name', finding: 'checks.companyAsPerson', value: secret })],
  recallFindings: ['customers.edit', (ctx, { draft }) => recallFindings(ctx, draft)],
  saveDraft: ['customers.edit', (ctx, { draft }) => saveDraft(ctx, draft)],
  mergeCustomers: ['customers.merge', (ctx, { customer, archived }) => mergeCustomers(ctx, { id: customer, version: 3 }, [{ id: archived, version: 2 }])],
  undoMerge: ['customers.merge', (ctx, { merge }) => undoMerge(ctx, merge)],
  findMerge: ['customers.view', (ctx, { merge }) => findMerge(ctx, merge)],
  mergesInto: ['customers.view', (ctx, { mergeKept }) => mergesInto(ctx, mergeKept)],
  mergedCustomers: ['customers.view', (ctx, { mergeKept }) => mergedCustomers(ctx, mergeKept)],
  belongingsOf: ['customers.view', (ctx, { customer }) => belongingsOf(ctx, [customer])],
  addedSince: ['customers.view', async (ctx, { merge }) => addedSince(ctx, (await findMerge(ctx, merge)) ?? fail())],
  joinedConsents: ['customers.view', (ctx, { customer, archived }) => joinedConsents(ctx, [customer, archived])],
  gatherPersonalData: ['customers.erase', (ctx, { customer }) => gatherPersonalData(ctx, customer)],
  exportPersonalData: ['customers.erase', (ctx, { customer }) => exportPersonalData(ctx, customer)],
  eraseCustomer: ['customers.erase', (ctx, { customer }) => eraseCustomer(ctx, customer, 3, '1')],
  requireFields: ['firm.edit', (ctx) => requireFields(ctx, requiringToSave(['city']))],
  updateFirm: ['firm.edit', (ctx) => updateFirm(ctx, { firmName: 'Overwritten', country: 'EG', timeZone: 'Africa/Cairo' })],
  recordsOf: ['customers.view', async (ctx, { customer }) => recordsOf(ctx, [(await findCustomer(ctx, customer)) ?? fail()])],
  consentValuesOf: ['customers.view', async (ctx, { customer }) => [...(await consentValuesOf(ctx, [customer]))]],
  receiveImport: ['customers.import', (ctx) => receiveImport(ctx, 'customers.csv', inPieces(sheet))],
  rereadImport: ['customers.import', (ctx, { received }) => rereadImport(ctx, received, { encoding: 'utf-8', delimiter: 'semicolon' })],
  present: ['customers.import', (ctx, { received }) => present(ctx, received, utf8, { headings: ['City'], rowCount: 1, absent: {}, noticed: { joined: 0, unreadable: 0 } })],
  readRows: ['customers.import', (ctx, { received }) => readRows(ctx, received, sheetFile, utf8)],
  dropRows: ['customers.import', (ctx, { received }) => dropRows(ctx, received)],
  beginCheck: ['customers.import', async (ctx, { received }) => beginCheck(ctx, received, await asGuessed(ctx, received))],
  remap: ['customers.import', (ctx, { checkedFile }) => remap(ctx, checkedFile)],
  beginSaving: ['customers.import', (ctx, { checkedFile }) => beginSaving(ctx, checkedFile)],
  stopImport: ['customers.import', (ctx, { saving }) => stopImport(ctx, saving)],
  beginUndoing: ['customers.import', (ctx, { savedFile }) => beginUndoing(ctx, savedFile)],
  discardImport: ['customers.import', (ctx, { savedFile }) => discardImport(ctx, savedFile)],
  repairRow: ['customers.import', (ctx, { checkedFile }) => repairRow(ctx, checkedFile, 2, ['Overwritten', ''])],
  leaveRowOut: ['customers.import', (ctx, { checkedFile }) => leaveRowOut(ctx, checkedFile, 1)],
  importIn: ['customers.import', (ctx, { received }) => importIn(ctx, received, ['mapping'])],
  measureOf: ['customers.import', async (ctx, { received }) => [...(await measureOf(ctx, (await findImport(ctx, received)) ?? fail())).columns.byTarget]],
  listImports: ['customers.import', (ctx) => listImports(ctx)],
  findImport: ['customers.import', (ctx, { received }) => findImport(ctx, received)],
  countOutcomes: ['customers.import', (ctx, { checkedFile }) => countOutcomes(ctx, checkedFile)],
  listRows: ['customers.import', (ctx, { checkedFile }) => listRows(ctx, checkedFile, 'all', 1)],
  firstRows: ['customers.import', (ctx, { checkedFile }) => firstRows(ctx, checkedFile, 5)],
  findRow: ['customers.import', (ctx, { checkedFile }) => findRow(ctx, checkedFile, 1)],
  nextRows: ['customers.import', (ctx, { savedFile }) => nextRows(ctx, savedFile, 0, 10, 'saved')],
  rememberedMapping: ['customers.import', (ctx) => rememberedMapping(ctx, ['Name', 'E-mail'])],
  exportRegister: ['customers.view', async (ctx) => collected(await exportRegister(ctx, { search: '' }, 'all'))],
  exportEverything: ['backups.make', (ctx) => exportEverything(ctx, join(temporaryFolder(), 'export'))],
  exportedTables: ['customers.view', async (ctx) => collected((await exportedTables(ctx))[0]?.rows ?? fail())],
  fileTexts: ['customers.view', async (ctx) => (await fileTexts(ctx))('categories', values())],
  activeFields: ['customers.view', (ctx) => activeFields(ctx)],
  allFields: ['customers.view', (ctx) => allFields(ctx)],
  findField: ['customers.view', (ctx, { field }) => findField(ctx, field)],
  customValuesOf: ['customers.view', async (ctx, { customerKey }) => [...(await customValuesOf(ctx, [customerKey], await activeFields(ctx)))]],
  rulesOf: ['customers.view', (ctx) => rulesOf(ctx)],
  shownFields: ['customers.view', (ctx) => shownFields(ctx)],
  recordOf: ['customers.view', async (ctx, { customer }) => recordOf(ctx, (await findCustomer(ctx, customer)) ?? fail())],
  findRecord: ['customers.view', (ctx, { customer }) => findRecord(ctx, customer)],
  defineField: ['firm.edit', (ctx) => defineField(ctx, fieldValues)],
  changeField: ['firm.edit', (ctx, { field }) => changeField(ctx, field, { ...fieldValues, labelEn: 'Overwritten' })],
  moveField: ['firm.edit', (ctx, { field }) => moveField(ctx, field, 1)],
  archiveField: ['firm.edit', (ctx, { field }) => archiveField(ctx, field)],
  restoreField: ['firm.edit', (ctx, { archivedField }) => restoreField(ctx, archivedField)],
  allCategories: ['customers.view', (ctx) => allCategories(ctx)],
  findCategory: ['customers.view', (ctx, { category }) => findCategory(ctx, category)],
  formerNames: ['customers.view', async (ctx, { category }) => [...(await formerNames(ctx, [category]))]],
  categoryCounts: ['customers.view', async (ctx) => [...(await categoryCounts(ctx))]],
  categoriesOf: ['customers.view', async (ctx, { customerKey }) => [...(await categoriesOf(ctx, [customerKey]))]],
  categoriesNamed: ['customers.edit', (ctx) => categoriesNamed(ctx, 'Named on the spot')],
  createCategory: ['customers.edit', (ctx) => createCategory(ctx, { ...categoryValues, name: 'Created' })],
  changeCategory: ['customers.edit', (ctx, { category }) => changeCategory(ctx, category, { ...categoryValues, name: 'Overwritten' })],
  archiveCategory: ['customers.edit', (ctx, { category }) => archiveCategory(ctx, category)],
  restoreCategory: ['customers.edit', (ctx, { archivedCategory }) => restoreCategory(ctx, archivedCategory)],
  mergeCategories: ['customers.edit', (ctx, { category, otherCategory }) => mergeCategories(ctx, category, otherCategory)],
  consentsOf: ['customers.view', async (ctx, { customer }) => [...(await consentsOf(ctx, customer))]],
  consentHistory: ['customers.view', (ctx, { customer }) => consentHistory(ctx, customer)],
  consentValues: ['customers.view', (ctx, { customer }) => consentValues(ctx, customer)],
  maySend: ['customers.view', (ctx, { customer }) => maySend(ctx, customer, { channel: 'email', purpose: 'marketing' })],
  recordConsent: ['customers.edit', (ctx, { customer }) => recordConsent(ctx, customer, { channel: 'email', purpose: 'marketing', isGiven: 'no', method: 'phone', remark: '' })],
  checkMayAddEvidence: ['customers.edit', (ctx, { customer, consent }) => checkMayAddEvidence(ctx, customer, consent)],
  addEvidence: ['customers.edit', (ctx, { customer, consent }) => addEvidence(ctx, customer, consent, anUpload())],
  openEvidence: ['customers.view', (ctx, { customer, provenConsent }) => openEvidence(ctx, customer, provenConsent)],
  makeConsentLink: ['customers.edit', (ctx, { customer }) => makeConsentLink(ctx, customer)],
  knownCities: ['customers.view', (ctx) => knownCities(ctx)],
  listsOf: ['customers.view', (ctx) => listsOf(ctx)],
  keepList: ['customers.view', (ctx) => keepList(ctx, { name: 'Kept', query: 'city=Riyadh' })],
  dropList: ['customers.view', (ctx, { list }) => dropList(ctx, list)],
  addUser: ['users.edit', (ctx) => addUser(ctx, 'owner', { name: 'Intruder', email: `by-${ctx.user.id}@example.com`, password, locale: 'en' })],
  invite: ['users.edit', (ctx) => invite(ctx, { name: 'Intruder', role: 'owner' })],
  listInvitations: ['users.edit', (ctx) => listInvitations(ctx)],
  revokeInvitation: ['users.edit', (ctx, { invitation }) => revokeInvitation(ctx, invitation)],
  listPeople: ['users.edit', (ctx) => listPeople(ctx)],
  changeRole: ['users.edit', (ctx, { colleague }) => changeRole(ctx, colleague, { role: 'viewer' })],
  disableUser: ['users.edit', (ctx, { colleague }) => disableUser(ctx, colleague)],
  enableUser: ['users.edit', (ctx, { disabled }) => enableUser(ctx, disabled)],
  writeNote: ['notes.edit', (ctx, { customer }) => writeNote(ctx, customer, { kind: 'note', text: 'Overwritten' })],
  changeNote: ['notes.edit', (ctx, { customer, note }) => changeNote(ctx, customer, note, 1, { kind: 'note', text: 'Overwritten' })],
  removeNote: ['notes.edit', (ctx, { customer, note }) => removeNote(ctx, customer, note)],
  removeFile: ['notes.edit', (ctx, { customer, note, file }) => removeFile(ctx, customer, note, file)],
  checkMayAttach: ['notes.edit', (ctx, { customer, note }) => checkMayAttach(ctx, customer, note)],
  attachFiles: ['notes.edit', (ctx, { customer, note }) => attachFiles(ctx, customer, note, anUpload())],
  possibleReaders: ['notes.edit', (ctx) => possibleReaders(ctx)],
  notesOf: ['notes.view', (ctx, { customer }) => notesOf(ctx, customer)],
  countNotes: ['notes.view', (ctx, { customer }) => countNotes(ctx, customer)],
  findNote: ['notes.view', (ctx, { customer, note }) => findNote(ctx, customer, note)],
  openFile: ['notes.view', (ctx, { customer, note, file }) => openFile(ctx, customer, note, file)],
  changePreferences: ['account.edit', (ctx) => changePreferences(ctx, { locale: 'ar', digits: 'arab' })],
  changePassword: ['account.edit', (ctx, { session }) => changePassword(ctx, session, { currentPassword: password, password: 'another horse battery' })],
  activeSessions: ['account.edit', (ctx) => activeSessions(ctx)],
  endSession: ['account.edit', (ctx, { session }) => endSession(ctx, session)],
  endOtherSessions: ['account.edit', (ctx) => endOtherSessions(ctx, '')],
  createTax: ['firm.edit', (ctx) => createTax(ctx, { ...taxValues, nameEn: 'Created' })],
  changeTax: ['firm.edit', (ctx, { vat }) => changeTax(ctx, vat, { ...taxValues, nameEn: 'Overwritten' })],
  setTaxArchived: ['firm.edit', (ctx, { vat }) => setTaxArchived(ctx, vat, true)],
  addUsualTaxes: ['firm.edit', (ctx) => addUsualTaxes(ctx)],
  changeBrand: ['firm.edit', (ctx) => changeBrand(ctx, Object.fromEntries(brandInputNames.map((name) => [name, ''])))],
  findCustomerByText: ['customers.view', (ctx) => findCustomerByText(ctx, secret)],
  recentCustomers: ['customers.view', (ctx) => recentCustomers(ctx, 10)],
  balancesOf: ['customers.view', (ctx, { buyer }) => balancesOf(ctx, buyer)],
  balancesOfAll: ['customers.view', async (ctx, { buyer }) => [...(await balancesOfAll(ctx, [buyer]))]],
  parseDocument: ['customers.view', (ctx, { buyer }) => parseDocument(ctx, documentValues(buyer, soldLines))],
  allTaxRates: ['products.view', (ctx) => allTaxRates(ctx)],
  findTaxRate: ['products.view', (ctx, { vat }) => findTaxRate(ctx, vat)],
  listProducts: ['products.view', (ctx) => listProducts(ctx, { search: '', status: 'active', sort: 'name', direction: 'asc', page: 1 })],
  findProduct: ['products.view', (ctx, { product }) => findProduct(ctx, product)],
  productChoices: ['products.view', (ctx) => productChoices(ctx)],
  findProductByText: ['products.view', (ctx) => findProductByText(ctx, secret)],
  parseLines: ['products.view', (ctx) => parseLines(ctx, documentValues('', soldLines), { currency: 'SAR', pricesIncludeTax: false, day: '2026-01-01', language: 'ar', usualTaxId: null })],
  createProduct: ['products.edit', (ctx) => createProduct(ctx, { ...productValues, code: 'Created' })],
  changeProduct: ['products.edit', (ctx, { product }) => changeProduct(ctx, product, 1, { ...productValues, nameEn: 'Overwritten' })],
  setProductArchived: ['products.edit', (ctx, { product }) => setProductArchived(ctx, product, true)],
  setLogo: ['firm.edit', (ctx) => setLogo(ctx, aPng(), 'Overwritten.png')],
  removeLogo: ['firm.edit', (ctx) => removeLogo(ctx)],
  logoOf: ['invoices.view', (ctx) => logoOf(ctx)],
  sampleSheet: ['products.view', (ctx) => sampleSheet(ctx, {})],
  brandOf: ['invoices.view', (ctx) => brandOf(ctx)],
  findInvoice: ['invoices.view', (ctx, { issued }) => findInvoice(ctx, issued)],
  listInvoices: ['invoices.view', (ctx) => listInvoices(ctx, allInvoices, '2026-01-01')],
  countStates: ['invoices.view', async (ctx) => [...(await countStates(ctx, allInvoices, ['all'], '2026-01-01'))]],
  documentsFrom: ['invoices.view', (ctx, { issued }) => documentsFrom(ctx, { id: issued, type: 'invoice' })],
  openInvoices: ['invoices.view', (ctx, { buyer }) => openInvoices(ctx, buyer, 'SAR')],
  latestIssued: ['invoices.view', (ctx, { buyer }) => latestIssued(ctx, buyer)],
  invoicesOfCustomer: ['invoices.view', (ctx, { buyer }) => invoicesOfCustomer(ctx, buyer, 10)],
  missingToIssue: ['invoices.view', (ctx, { invoiceDraft }) => missingToIssue(ctx, invoiceDraft)],
  ledgerPage: ['invoices.view', (ctx) => ledgerPage(ctx, '', 1)],
  ledgerProof: ['invoices.view', (ctx) => ledgerProof(ctx)],
  allSeries: ['invoices.view', (ctx) => allSeries(ctx)],
  findSeries: ['invoices.view', (ctx, { series }) => findSeries(ctx, series)],
  hasGiven: ['invoices.view', (ctx, { usedSeries }) => hasGiven(ctx, usedSeries)],
  nextNumbersOf: ['invoices.view', async (ctx) => [...(await nextNumbersOf(ctx, await allSeries(ctx), '2026-01-01'))]],
  createSeries: ['firm.edit', (ctx) => createSeries(ctx, { type: 'invoice', pattern: 'Created-{#}' })],
  changeSeries: ['firm.edit', (ctx, { series }) => changeSeries(ctx, series, { pattern: 'Overwritten-{#}' })],
  makeDefault: ['firm.edit', (ctx, { series }) => makeDefault(ctx, series)],
  archiveSeries: ['firm.edit', (ctx, { series }) => archiveSeries(ctx, series)],
  restoreSeries: ['firm.edit', (ctx, { archivedSeries }) => restoreSeries(ctx, archivedSeries)],
  draftInvoice: ['invoices.edit', (ctx, { buyer }) => draftInvoice(ctx, 'invoice', documentValues(buyer, soldLines))],
  changeDraft: ['invoices.edit', (ctx, { invoiceDraft, buyer }) => changeDraft(ctx, invoiceDraft, 1, documentValues(buyer, soldLines, { reference: 'Overwritten' }))],
  discardInvoice: ['invoices.edit', (ctx, { invoiceDraft }) => discardInvoice(ctx, invoiceDraft, 1)],
  issueInvoice: ['invoices.edit', (ctx, { invoiceDraft }) => issueInvoice(ctx, invoiceDraft, 1)],
  voidInvoice: ['invoices.edit', (ctx, { issued }) => voidInvoice(ctx, issued, { reason: 'Overwritten' })],
  creditInvoice: ['invoices.edit', (ctx, { issued }) => creditInvoice(ctx, issued, { reason: 'Overwritten' })],
  copyInvoice: ['invoices.edit', (ctx, { issued }) => copyInvoice(ctx, issued)],
  invoiceFromQuote: ['invoices.edit', (ctx, { quote }) => invoiceFromQuote(ctx, quote)],
  decideQuote: ['invoices.edit', (ctx, { quote }) => decideQuote(ctx, quote, 'declined')],
  listRecurring: ['invoices.view', (ctx) => listRecurring(ctx, '', 1)],
  findRecurring: ['invoices.view', (ctx, { plan }) => findRecurring(ctx, plan)],
  countRecurring: ['invoices.view', (ctx, { buyer }) => countRecurring(ctx, buyer)],
  recurringOfInvoice: ['invoices.view', (ctx, { issued, plan }) => recurringOfInvoice(ctx, { id: issued, recurringId: plan })],
  planOfTemplate: ['invoices.view', (ctx, { pattern }) => planOfTemplate(ctx, pattern)],
  documentsOfPlan: ['invoices.view', (ctx, { plan }) => documentsOfPlan(ctx, plan, 10)],
  planRecurring: ['invoices.edit', (ctx, { issued }) => planRecurring(ctx, issued, planValues)],
  changeRecurring: ['invoices.edit', (ctx, { plan }) => changeRecurring(ctx, plan, 1, planValues)],
  pauseRecurring: ['invoices.edit', (ctx, { plan }) => pauseRecurring(ctx, plan)],
  resumeRecurring: ['invoices.edit', (ctx, { pausedPlan }) => resumeRecurring(ctx, pausedPlan, 'skip')],
  endRecurring: ['invoices.edit', (ctx, { plan }) => endRecurring(ctx, plan)],
  makeDueOf: ['invoices.edit', (ctx, { plan }) => makeDueOf(ctx, plan)],
  findPayment: ['payments.view', (ctx, { payment }) => findPayment(ctx, payment)],
  paymentsOfInvoice: ['payments.view', (ctx, { issued }) => paymentsOfInvoice(ctx, issued)],
  paymentsOfCustomer: ['payments.view', (ctx, { buyer }) => paymentsOfCustomer(ctx, buyer, 10)],
  countInvoices: ['invoices.view', (ctx, { buyer }) => countInvoices(ctx, buyer)],
  countPayments: ['payments.view', (ctx, { buyer }) => countPayments(ctx, buyer)],
  moneySummary: ['payments.view', (ctx, { buyer }) => moneySummary(ctx, buyer, '2030-01-01')],
  paymentSpeed: ['payments.view', (ctx, { buyer }) => paymentSpeed(ctx, buyer)],
  monthsOfMoney: ['payments.view', (ctx, { buyer }) => monthsOfMoney(ctx, buyer, 'SAR', '2026-06-01', 12)],
  statementsOf: ['payments.view', (ctx, { buyer }) => statementsOf(ctx, buyer, '2000-01-01', '2100-01-01')],
  printedInvoice: ['invoices.view', (ctx, { issued }) => printedInvoice(ctx, issued)],
  invoiceSheetOf: ['invoices.view', (ctx, { issued }) => invoiceSheetOf(ctx, issued)],
  receiptSheetOf: ['payments.view', (ctx, { payment }) => receiptSheetOf(ctx, payment)],
  statementSheetOf: ['payments.view', (ctx, { buyer }) => statementSheetOf(ctx, buyer, '2000-01-01', '2100-01-01')],
  findLink: ['invoices.view', (ctx, { quote }) => findLink(ctx, quote)],
  shareInvoice: ['invoices.edit', (ctx, { issued }) => shareInvoice(ctx, issued)],
  revokeLink: ['invoices.edit', (ctx, { quote }) => revokeLink(ctx, quote)],
  listPayments: ['payments.view', (ctx) => listPayments(ctx, 1)],
  restOf: ['payments.view', async (ctx, { payment }) => restOf(ctx, ((await findPayment(ctx, payment)) ?? fail()).payment)],
  recordPayment: ['payments.edit', (ctx, { buyer }) => recordPayment(ctx, { ...paymentValues, customerId: buyer })],
  refundPayment: ['payments.edit', (ctx, { buyer }) => refundPayment(ctx, { ...paymentValues, customerId: buyer })],
  voidPayment: ['payments.edit', (ctx, { payment }) => voidPayment(ctx, payment, { reason: 'Overwritten' })],
  applyCredit: ['payments.edit', (ctx, { issued }) => applyCredit(ctx, issued)],
  // Mail
  recordPaymentWithReceipt: ['payments.edit', (ctx, { buyer }) => recordPaymentWithReceipt(ctx, { ...paymentValues, customerId: buyer }, newId())],
  receiversOf: ['customers.view', async (ctx, { reader }) => receiversOf(ctx, (await findCustomer(ctx, reader)) ?? fail())],
  usualReceiver: ['customers.view', async (ctx, { reader }) => usualReceiver(ctx, (await findCustomer(ctx, reader)) ?? fail())],
  invoiceLetter: ['invoices.view', async (ctx, { readersInvoice }) => invoiceLetter(ctx, ((await findInvoice(ctx, readersInvoice)) ?? fail()).invoice, { name: '', locale: null })],
  receiptLetter: ['invoices.view', async (ctx, { readersPayment }) => receiptLetter(ctx, ((await findPayment(ctx, readersPayment)) ?? fail()).payment, { name: '', locale: null })],
  statementLetter: ['invoices.view', (ctx) => statementLetter(ctx, '2026-01-01', '2026-12-31', { name: '', locale: null })],
  listMail: ['mail.view', (ctx) => listMail(ctx, { state: 'all', behind: 0 })],
  countMail: ['mail.view', (ctx) => countMail(ctx)],
  findMail: ['mail.view', (ctx, { waiting }) => findMail(ctx, waiting)],
  mailOfInvoice: ['mail.view', (ctx, { readersInvoice }) => mailOfInvoice(ctx, readersInvoice)],
  mailOfPayment: ['mail.view', (ctx, { readersPayment }) => mailOfPayment(ctx, readersPayment)],
  mailSettingsOf: ['mail.view', (ctx) => mailSettingsOf(ctx)],
  sendingOf: ['mail.view', (ctx) => sendingOf(ctx)],
  attachmentsOf: ['mail.view', (ctx, { waiting }) => attachmentsOf(ctx, waiting)],
  compose: ['mail.view', async (ctx, { waiting }) => compose(ctx, ((await findMail(ctx, waiting)) ?? fail()).message, await sendingOf(ctx))],
  keepWaitingAsFiles: ['mail.view', async (ctx) => keepWaitingAsFiles(ctx, await sendingOf(ctx))],
  takeUpUnanswered: ['mail.view', (ctx) => takeUpUnanswered(ctx, true)],
  sendDue: ['mail.view', (ctx) => sendDue(ctx, 10)],
  sendAtOnce: ['mail.view', (ctx) => sendAtOnce(ctx, async () => fail())],
  sendTestMail: ['firm.edit', (ctx) => sendTestMail(ctx)],
  offerInvoice: ['mail.edit', (ctx, { readersInvoice }) => offerInvoice(ctx, readersInvoice)],
  offerReceipt: ['mail.edit', (ctx, { readersPayment }) => offerReceipt(ctx, readersPayment)],
  offerStatement: ['mail.edit', (ctx, { reader }) => offerStatement(ctx, reader, '2026-01-01', '2026-12-31')],
  mailInvoice: ['mail.edit', (ctx, { readersInvoice }) => mailInvoice(ctx, readersInvoice, letterValues, newId())],
  mailReceipt: ['mail.edit', (ctx, { readersPayment }) => mailReceipt(ctx, readersPayment, letterValues, newId())],
  mailStatement: ['mail.edit', (ctx, { reader }) => mailStatement(ctx, reader, '2026-01-01', '2026-12-31', letterValues, newId())],
  holdMail: ['mail.edit', (ctx, { waiting }) => holdMail(ctx, waiting)],
  releaseMail: ['mail.edit', (ctx, { heldMail }) => releaseMail(ctx, heldMail)],
  cancelMail: ['mail.edit', (ctx, { waiting }) => cancelMail(ctx, waiting)],
  sendMailAgain: ['mail.edit', (ctx, { takenBack }) => sendMailAgain(ctx, takenBack)],
  changeMailSettings: ['firm.edit', (ctx) => changeMailSettings(ctx, 0, { host: 'smtp.example.com', port: '', security: 'tls', userName: '', password: '', fromAddress: '', fromName: '', replyTo: '', delay: '', sendsReceipts: '' })],
};

// What a firm spends.
Object.assign(verbs, {
  findExpense: ['expenses.view', (ctx, { expense }) => findExpense(ctx, expense)],
  fullExpense: ['expenses.view', (ctx, { expense }) => fullExpense(ctx, expense)],
  listExpenses: ['expenses.view', (ctx) => listExpenses(ctx, { ...everyExpense, page: 1 })],
  expensesAfter: ['expenses.view', (ctx) => expensesAfter(ctx, everyExpense, null, 10)],
  expensesOfCustomer: ['expenses.view', (ctx, { buyer }) => expensesOfCustomer(ctx, buyer, 10)],
  expensesOfPlan: ['expenses.view', (ctx, { expensePlan }) => expensesOfPlan(ctx, expensePlan, 10)],
  recentSuppliers: ['expenses.view', (ctx) => recentSuppliers(ctx, 10)],
  parseExpense: ['expenses.view', (ctx, { expenseCategory }) => parseExpense(ctx, expenseValues({ categoryId: expenseCategory }))],
  doubtsAbout: ['expenses.view', (ctx, { expense }) => doubtsAbout(ctx, expenseValues({ supplier: secret }), expense)],
  recordExpense: ['expenses.edit', (ctx) => recordExpense(ctx, expenseValues())],
  changeExpense: ['expenses.edit', (ctx, { expense }) => changeExpense(ctx, expense, 1, expenseValues({ supplier: 'Overwritten' }))],
  archiveExpense: ['expenses.edit', (ctx, { expense }) => archiveExpense(ctx, expense)],
  restoreExpense: ['expenses.edit', (ctx, { archivedExpense }) => restoreExpense(ctx, archivedExpense)],
  checkMayAttachReceipt: ['expenses.edit', (ctx, { expense }) => checkMayAttachReceipt(ctx, expense)],
  attachReceipts: ['expenses.edit', (ctx, { expense }) => attachReceipts(ctx, expense, anUpload('intruder.pdf'))],
  openReceipt: ['expenses.view', (ctx, { expense, receipt }) => openReceipt(ctx, expense, receipt)],
  removeReceipt: ['expenses.edit', (ctx, { expense, receipt }) => removeReceipt(ctx, expense, receipt)],
  exportExpenses: ['expenses.view', async (ctx) => collected(await exportExpenses(ctx, everyExpense))],
  allExpenseCategories: ['expenses.view', (ctx) => allExpenseCategories(ctx)],
  findExpenseCategory: ['expenses.view', (ctx, { expenseCategory }) => findExpenseCategory(ctx, expenseCategory)],
  createExpenseCategory: ['expenses.edit', (ctx) => createExpenseCategory(ctx, { name: 'Created' })],
  renameExpenseCategory: ['expenses.edit', (ctx, { expenseCategory }) => renameExpenseCategory(ctx, expenseCategory, { name: 'Overwritten' })],
  setExpenseCategoryArchived: ['expenses.edit', (ctx, { expenseCategory }) => setExpenseCategoryArchived(ctx, expenseCategory, true)],
  addUsualExpenseCategories: ['expenses.edit', (ctx) => addUsualExpenseCategories(ctx)],
  listRecurringExpenses: ['expenses.view', (ctx) => listRecurringExpenses(ctx, 1)],
  findRecurringExpense: ['expenses.view', (ctx, { expensePlan }) => findRecurringExpense(ctx, expensePlan)],
  planRecurringExpense: ['expenses.edit', (ctx, { expense }) => planRecurringExpense(ctx, expense, expensePlanValues)],
  pauseRecurringExpense: ['expenses.edit', (ctx, { expensePlan }) => pauseRecurringExpense(ctx, expensePlan)],
  resumeRecurringExpense: ['expenses.edit', (ctx, { pausedExpensePlan }) => resumeRecurringExpense(ctx, pausedExpensePlan, 'skip')],
  endRecurringExpense: ['expenses.edit', (ctx, { expensePlan }) => endRecurringExpense(ctx, expensePlan)],
  makeDueExpensesOf: ['expenses.edit', (ctx, { expensePlan }) => makeDueExpensesOf(ctx, expensePlan)],
} satisfies typeof verbs);

// Reminders.
Object.assign(verbs, {
  candidateOf: ['invoices.view', (ctx, { issued }) => candidateOf(ctx, issued)],
  listReminderPlans: ['invoices.view', (ctx) => listReminderPlans(ctx)],
  findReminderPlan: ['invoices.view', (ctx, { reminderPlan }) => findReminderPlan(ctx, reminderPlan)],
  createReminderPlan: ['firm.edit', (ctx) => createReminderPlan(ctx, { ...reminderValues, name: 'Created' })],
  changeReminderPlan: ['firm.edit', (ctx, { reminderPlan }) => changeReminderPlan(ctx, reminderPlan, 1, { ...reminderValues, name: 'Overwritten' })],
  setReminderPlanArchived: ['firm.edit', (ctx, { reminderPlan }) => setReminderPlanArchived(ctx, reminderPlan, true)],
  beginReminding: ['firm.edit', (ctx) => beginReminding(ctx)],
  findChoice: ['invoices.view', (ctx, { buyer }) => findChoice(ctx, 'customer', buyer)],
  categoryChoices: ['invoices.view', async (ctx) => [...(await categoryChoices(ctx))]],
  chooseForAll: ['firm.edit', (ctx, { category }) => chooseForAll(ctx, { firm: 'none', [category]: 'none' })],
  chooseForFirm: ['firm.edit', (ctx) => chooseForFirm(ctx, 'none')],
  chooseForCategory: ['firm.edit', (ctx, { category }) => chooseForCategory(ctx, category, 'none')],
  chooseForCustomer: ['invoices.edit', (ctx, { buyer }) => chooseForCustomer(ctx, buyer, 'none')],
  chooseForInvoice: ['invoices.edit', (ctx, { issued }) => chooseForInvoice(ctx, issued, 'none')],
  planFor: ['invoices.view', async (ctx, { buyer }) => planFor(ctx, (await findCustomer(ctx, buyer)) ?? fail())],
  holdReminder: ['invoices.edit', (ctx, { issued, nextStep }) => holdReminder(ctx, issued, nextStep)],
  skipReminder: ['invoices.edit', (ctx, { issued, nextStep }) => skipReminder(ctx, issued, nextStep)],
  releaseReminder: ['invoices.edit', (ctx, { issued, heldStep }) => releaseReminder(ctx, issued, heldStep)],
  notePrinted: ['invoices.edit', (ctx, { issued, unsentStep }) => notePrinted(ctx, issued, unsentStep)],
  findStep: ['invoices.view', (ctx, { nextStep }) => findStep(ctx, nextStep)],
  previewReminder: ['invoices.view', (ctx, { issued, nextStep }) => previewReminder(ctx, issued, nextStep)],
  remindersOfInvoice: ['invoices.view', (ctx, { issued }) => remindersOfInvoice(ctx, issued)],
  remindersNotSent: ['invoices.view', (ctx) => remindersNotSent(ctx)],
  remindersOfToday: ['invoices.view', (ctx) => remindersOfToday(ctx)],
  nextRound: ['invoices.view', (ctx) => nextRound(ctx)],
  upcomingUntil: ['invoices.view', (ctx) => upcomingUntil(ctx, '2100-01-01')],
  queueForCustomer: ['invoices.edit', (ctx, { buyer }) => queueForCustomer(ctx, buyer, '2100-01-01')],
  reminderSettingsOf: ['invoices.view', (ctx) => reminderSettingsOf(ctx)],
  weekendOf: ['invoices.view', (ctx) => weekendOf(ctx)],
  changeReminderSettings: ['firm.edit', (ctx) => changeReminderSettings(ctx, 0, { time: '10:00', weekend: 'none' })],
  isStillDue: ['invoices.view', (ctx, { waiting }) => isStillDue(ctx, { id: waiting, uniqueKey: 'reminder:none', repeats: 0 })],
  isStillDueOrTakenBack: ['invoices.edit', (ctx, { waiting }) => isStillDueOrTakenBack(ctx, { id: waiting, uniqueKey: 'reminder:none', repeats: 0 })],
  findStop: ['invoices.view', (ctx, { stopped }) => findStop(ctx, stopped)],
  stopReminders: ['invoices.edit', (ctx, { issued }) => stopReminders(ctx, issued, { kind: 'paused', reason: 'Overwritten' })],
  resumeReminders: ['invoices.edit', (ctx, { stopped }) => resumeReminders(ctx, stopped)],
  textsOf: ['invoices.view', async (ctx) => [...(await textsOf(ctx))]],
  changeText: ['firm.edit', (ctx, { nextStep }) => changeText(ctx, nextStep, 'en', { subject: 'Overwritten', body: 'Overwritten' })],
  resetText: ['firm.edit', (ctx) => resetText(ctx, 'firm', 'en')],
} satisfies typeof verbs);

// Welcome invoices.
Object.assign(verbs, {
  allTemplates: ['invoices.view', (ctx) => allTemplates(ctx)],
  findTemplate: ['invoices.view', (ctx, { template }) => findTemplate(ctx, template)],
  isWelcomeTicked: ['invoices.view', (ctx) => isWelcomeTicked(ctx)],
  createTemplate: ['firm.edit', (ctx) => createTemplate(ctx, templateForm())],
  changeTemplate: ['firm.edit', (ctx, { template }) => changeTemplate(ctx, template, 1, templateForm({ name: 'Overwritten' }))],
  setTemplateArchived: ['firm.edit', (ctx, { template }) => setTemplateArchived(ctx, template, true)],
  moveTemplate: ['firm.edit', (ctx, { template }) => moveTemplate(ctx, template, 1)],
  tickWelcome: ['firm.edit', (ctx) => tickWelcome(ctx, true)],
  parseTemplate: ['customers.view', (ctx) => parseTemplate(ctx, templateForm())],
  readReminders: ['invoices.view', (ctx) => readReminders(ctx, { reminders: 'usual' })],
  reminderChoices: ['invoices.view', (ctx) => reminderChoices(ctx)],
  remindersOf: ['invoices.view', (ctx) => remindersOf(ctx, { reminders: 'usual', planId: null }, { categories: '' }, '2030-01-01')],
  remindersToCome: ['invoices.view', async (ctx, { issued }) => remindersToCome(ctx, ((await findInvoice(ctx, issued)) ?? fail()).invoice)],
  planForNew: ['invoices.view', (ctx, { category }) => planForNew(ctx, [category])],
  welcomeFor: ['invoices.view', (ctx) => welcomeFor(ctx, reachable({ name: 'Newcomer' }))],
  welcomeOf: ['invoices.view', async (ctx, { template, buyer }) => welcomeOf(ctx, (await findTemplate(ctx, template)) ?? fail(), (await findCustomer(ctx, buyer)) ?? fail(), reachable())],
  documentOf: ['products.view', async (ctx, { template, buyer }) => documentOf(ctx, (await findTemplate(ctx, template)) ?? fail(), (await findCustomer(ctx, buyer)) ?? fail(), 'ar')],
  sampleWelcome: ['invoices.view', async (ctx, { template }) => sampleWelcome(ctx, (await findTemplate(ctx, template)) ?? fail())],
  reachOf: ['invoices.view', async (ctx, { buyer }) => (await reachOf(ctx))((await findCustomer(ctx, buyer)) ?? fail(), reachable())],
  readDocument: ['invoices.view', (ctx) => readDocument(ctx, documentValues('', soldLines), { currency: null })],
  missingToInvoice: ['invoices.view', async (ctx) => missingToInvoice(ctx, await readDocument(ctx, documentValues('', soldLines), { currency: null }), values())],
  findWelcome: ['mail.view', (ctx, { buyer }) => findWelcome(ctx, buyer)],
  sendWelcome: ['invoices.edit', (ctx, { buyer, template }) => sendWelcome(ctx, buyer, { templateId: template, by: 'print', seen: null })],
  registerWithWelcome: ['customers.edit', (ctx, { draft, template }) => registerWithWelcome(ctx, draft, { templateId: template, by: 'print', seen: null })],
  countWelcomes: ['customers.import', (ctx, { checkedFile }) => countWelcomes(ctx, checkedFile)],
  countWelcomed: ['customers.import', (ctx, { savedFile }) => countWelcomed(ctx, savedFile)],
  agreeToWelcomes: ['customers.import', (ctx, { checkedFile }) => agreeToWelcomes(ctx, checkedFile, 0)],
  declineWelcomes: ['customers.import', (ctx, { agreedFile }) => declineWelcomes(ctx, agreedFile)],
  // Of whom nobody may be written to: nothing is changed.
  welcomeRow: ['customers.import', async (ctx, { savedFile }) => welcomeRow(ctx, (await findRow({ ...ctx, role: ctx.role === 'viewer' ? 'member' : ctx.role }, savedFile, 1)) ?? fail())],
} satisfies typeof verbs);

// Reports.
Object.assign(verbs, {
  byDimension: ['reports.view', (ctx) => byDimension(ctx, 'categories', allTime)],
  byProduct: ['reports.view', (ctx) => byProduct(ctx, allTime)],
  byTax: ['reports.view', (ctx) => byTax(ctx, allTime)],
  receivables: ['reports.view', (ctx) => receivables(ctx, '2030-01-01')],
  makeReport: ['reports.view', (ctx) => makeReport(ctx, 'customers', allTime)],
  entriesBehind: ['reports.view', (ctx, { buyer }) => entriesBehind(ctx, { report: 'customers', part: 'income', currency: 'SAR', key: buyer, filter: allTime }, 1)],
  labelsOf: ['reports.view', async (ctx, { product }) => (await labelsOf(ctx, 'products', [product]))(product)],
  reportRows: ['reports.view', async (ctx) => [...(await reportRows(ctx, 'products', allTime))]],
  reportSheet: ['reports.view', (ctx) => reportSheet(ctx, 'products', allTime)],
  lackingForDrafts: ['invoices.view', (ctx) => lackingForDrafts(ctx)],
  toDoOn: ['reports.view', (ctx) => toDoOn(ctx, '2030-01-01')],
  comingDates: ['notes.view', (ctx) => comingDates(ctx, '2026-01-01')],
  firstSteps: ['reports.view', (ctx) => firstSteps(ctx)],
} satisfies typeof verbs);

const reads = new Set(Object.keys(verbs).filter((name) => /^(?:find|list|known|former|consent|maySend|count|gather|base|latest|check|dismissed|possible|notesOf|unfinished|active|all|custom|rules|shown|record(?!C|P|E)|categoryCounts|categoriesOf|candidates|distinct|notCompared|import|measure|first|next|remembered|fileTexts|exportedTables|merges|merged|belongings|added|joined|recent|balances|parse|product|brandOf|logoOf|sample|openInvoices|invoicesOf|documentsFrom|missing|ledger|hasGiven|payment|restOf|money|months|statements|printed|invoiceSheet|receiptSheet|statementSheet|recurringOf|planOf|documentsOf|fullExpense|expensesAfter|expensesOf|doubts|openReceipt|receivers|usual|invoiceLetter|receiptLetter|statementLetter|mailOf|mailSettings|sendingOf|attachmentsOf|compose|keepWaiting|takeUp|sendDue|sendAtOnce|sendTest|offer|candidateOf|categoryChoices|planFor|preview|remindersNotSent|remindersOf|upcoming|reminderSettingsOf|weekendOf|isStillDue|textsOf|isWelcome|welcomeFor|welcomeOf|welcomeRow|documentOf|reachOf|readDocument|readReminders|reminderChoices|remindersToCome|by(?:Dimension|Product|Tax)|receivables|make(?=Report)|entries|labels|report|toDo|lacking|coming)/.test(name)));

const each = Object.entries(verbs).map(([name, [permission, use]]) => ({ name, permission, use }));

let owner: Context;
let of: Subject;

// Nothing below changes what is the owner's, which is what most of it says: one store serves all.
beforeAll(async () => {
  process.env['SIJILL_DATA'] = temporaryFolder();
  useTypesetService({ typeset: async () => aPdf(), stop: async () => undefined });
  process.env['NEXTAUTH_URL'] = 'https://register.example.com';
  sheetFile = join(temporaryFolder(), 'customers.csv');
  // Read again, it holds something else.
  writeFileSync(sheetFile, sheet.replace('x@', 'w@'));
  await openEmptyStore();
  owner = await aFirm('owner', { name: secret });
  of = await belongings(owner);
});

/** One of each thing that a verb acts on. */
async function belongings(ctx: Context): Promise<Subject> {
  const passwordHash = await hashPassword(password);
  await store.write((db) => db.update(users).set({ passwordHash }).where(eq(users.id, ctx.user.id)));
  const customer = await registerCustomer(ctx, values({ name: secret }));
  await updateCustomer(ctx, customer, 1, values({ name: secret, city: secret }));
  const owner: Context = { ...ctx, role: 'owner' };
  const field = await defineField(owner, { ...fieldValues, labelEn: secret });
  await defineField(owner, fieldValues);
  const archivedField = await defineField(owner, { ...fieldValues, labelEn: `Archived ${secret}` });
  await archiveField(owner, archivedField);
  const archivedCategory = await createCategory(owner, { ...categoryValues, name: `Archived ${secret}` });
  await archiveCategory(owner, archivedCategory);
  const [category, otherCategory] = [await createCategory(owner, categoryValues), await createCategory(owner, { ...categoryValues, name: `Other ${secret}` })];
  await updateCustomer(owner, customer, 2, values({ name: secret, city: secret, categories: category }));
  const customerKey = (await findCustomer(owner, customer))?.key ?? 0;
  await keepList(ctx, { name: secret, query: `city=${secret}` });
  const list = (await listsOf(ctx))[0]?.id ?? '';
  const { sessionId: session } = await startSession(ctx.user.id, secret);
  const { id: invitation } = await invite(owner, { name: secret, role: 'member' });
  const [colleague, disabled] = [await aColleague(ctx.firm, 'member', secret), await aColleague(ctx.firm, 'member', secret)].map(({ user }) => user.id) as [string, string];
  await disableUser(owner, disabled);
  const draft = await startDraft(ctx, values({ name: secret }), null);
  await dismissInDraft(ctx, draft, [dismissed]);
  await storeDismissed(ctx, customer, [dismissed]);
  const archived = await registerCustomer(ctx, values({ name: secret }));
  await archiveCustomer(ctx, archived, 1);
  const [contact, archivedContact] = [await addContact(ctx, customer, person), await addContact(ctx, customer, person)];
  await archiveContact(ctx, archivedContact);
  const [delivery, archivedDelivery] = [await addDelivery(ctx, customer, place), await addDelivery(ctx, customer, place)];
  await archiveDelivery(ctx, archivedDelivery);
  const note = await writeNote(ctx, customer, { kind: 'note', text: secret });
  await attachFiles(ctx, customer, note, anUpload(`${secret}.pdf`));
  const file = (await findNote(ctx, customer, note))?.files[0]?.id ?? '';
  for (const channel of ['email', 'phone']) await recordConsent(ctx, customer, { channel, purpose: 'marketing', isGiven: 'yes', method: 'inPerson', remark: secret });
  const [consent = '', provenConsent = ''] = (await consentHistory(ctx, customer)).map(({ id }) => id);
  await addEvidence(ctx, customer, provenConsent, anUpload(`${secret}.pdf`));
  const [received, checkedFile, saving, savedFile] = [await receive(ctx, sheet), await checked(ctx, sheet), await checked(ctx, sheet), await checked(ctx, sheet.replace('x@', 'y@'), { duplicates: 'save' })];
  await beginSaving(ctx, saving);
  await beginSaving(ctx, savedFile);
  await runImport(savedFile);
  const [mergeKept, merged] = [await registerCustomer(ctx, values({ name: secret })), await registerCustomer(ctx, values({ name: secret }))];
  const merge = await mergeCustomers(owner, { id: mergeKept, version: 1 }, [{ id: merged, version: 1 }]);
  const sold = await selling(owner);
  const product = await createProduct(owner, productValues);
  const [invoiceDraft, issued, quote] = [await draftInvoice(owner, 'invoice', documentValues(sold.customer, soldLines, { reference: secret })), await anInvoice(owner, sold.customer, '100', { reference: secret }), await draftInvoice(owner, 'quote', documentValues(sold.customer, soldLines, { reference: secret }))];
  await issueInvoice(owner, quote, 1);
  await shareInvoice(owner, quote);
  await setLogo(owner, aPng(), 'logo.png');
  const plan = await planRecurring(owner, issued, { ...planValues, startDay: todayOf(owner) });
  const pausedPlan = await planRecurring(owner, issued, planValues);
  await pauseRecurring(owner, pausedPlan);
  const pattern = (await findRecurring(owner, plan))?.templateId ?? '';
  const payment = await recordPayment(owner, { ...paymentValues, customerId: sold.customer, amount: '5', reference: secret, [shareName(issued)]: '0' });
  const reader = await aReader(owner, { name: secret });
  const readersInvoice = await anInvoice(owner, reader, '100', { reference: secret });
  const readersPayment = await recordPayment(owner, { ...paymentValues, customerId: reader, amount: '5', reference: secret });
  const mail = () => queueLetter(owner, reader, { subject: secret, invoiceId: readersInvoice, paymentId: readersPayment });
  const [waiting, heldMail, takenBack] = [await mail(), await mail(), await mail()];
  await holdMail(owner, heldMail);
  await cancelMail(owner, takenBack);
  const usedSeries = (await allSeries(owner)).find(({ type, isDefault }) => type === 'invoice' && isDefault)?.id ?? '';
  const [series, archivedSeries] = [await createSeries(owner, { type: 'invoice', pattern: `${secret}-{#}` }), await createSeries(owner, { type: 'invoice', pattern: `Archived ${secret}-{#}` })];
  await archiveSeries(owner, archivedSeries);
  const expenseCategory = await createExpenseCategory(owner, { name: secret });
  const spent = expenseValues({ supplier: secret, description: secret, customerId: sold.customer, categoryId: expenseCategory });
  const [expense, archivedExpense] = [await recordExpense(owner, spent), await recordExpense(owner, spent)];
  await attachReceipts(owner, expense, anUpload(`${secret}.pdf`));
  const receipt = (await fullExpense(owner, expense))?.files[0]?.id ?? '';
  await archiveExpense(owner, archivedExpense);
  const [expensePlan, pausedExpensePlan] = [await planRecurringExpense(owner, expense, { ...expensePlanValues, startDay: todayOf(owner) }), await planRecurringExpense(owner, expense, expensePlanValues)];
  await pauseRecurringExpense(owner, pausedExpensePlan);
  const reminderPlan = await createReminderPlan(owner, reminderValues);
  const [heldStep = '', unsentStep = '', nextStep = ''] = ((await findReminderPlan(owner, reminderPlan))?.steps ?? []).map(({ id }) => id);
  await chooseForFirm(owner, reminderPlan);
  await chooseForCustomer(owner, sold.customer, reminderPlan);
  await changeText(owner, 'firm', 'en', letterText);
  await holdReminder(owner, issued, heldStep);
  await store.write((db) => db.insert(reminders).values({ id: newId(), firmId: owner.firm.id, invoiceId: issued, stepId: unsentStep, day: '2026-01-01', state: 'notSent', reason: 'noEmail', at: now() }));
  const stopped = await anInvoice(owner, sold.customer, '1', { reference: secret });
  await stopReminders(owner, stopped, { kind: 'disputed', reason: secret });
  const template = await aTemplate(owner, { name: secret });
  await aTemplate(owner, { name: `Other ${secret}` });
  const agreedFile = await checked(ctx, sheet.replace('x@', 'z@'));
  await agreeToWelcomes(ctx, agreedFile, 0);
  return { expense, archivedExpense, receipt, expenseCategory, expensePlan, pausedExpensePlan, archivedField, archivedCategory, plan, pausedPlan, pattern, usedSeries, series, archivedSeries, buyer: sold.customer, vat: sold.vat, product, invoiceDraft, issued, quote, payment, merge, mergeKept, consent, provenConsent, received, checkedFile, saving, savedFile, note, file, customer, archived, contact, archivedContact, delivery, archivedDelivery, draft, session, customerKey, field, category, otherCategory, list, invitation, colleague, disabled, reader, readersInvoice, readersPayment, waiting, heldMail, takenBack, reminderPlan, heldStep, unsentStep, nextStep, stopped, template, agreedFile };
}

/** All that is stored, of everybody or of one firm alone. */
async function everything(of?: Context): Promise<string> {
  const rows: unknown[] = [];
  for (const table of Object.values(tables).filter((table) => isTable(table))) {
    const { firmId, userId, id } = getTableColumns(table) as Record<string, SQLiteColumn | undefined>;
    const own = !of ? undefined : firmId ? eq(firmId, of.firm.id) : userId ? eq(userId, of.user.id) : id && eq(id, of.firm.id);
    // In an order of their own: PostgreSQL begins to read a large table wherever another reading of it has come to.
    const read = await store.read((db) => db.select().from(table).where(own));
    rows.push(read.map((row) => JSON.stringify(row)).toSorted());
  }
  return JSON.stringify(rows);
}

/** What concerns the installation as a whole is judged in tests/backup/owner.test.ts. */
const ofTheInstallation = ['isSoleFirm', 'backupStatus', 'backupWarning', 'beginBackup', 'takeBackup'];

test('the table above names every verb and query that acts for a person', () => {
  const lib = join(import.meta.dirname, '../../lib');
  const sources = readdirSync(lib, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.ts') && path !== 'access.ts');
  const exported = sources.flatMap((path) => [...readFileSync(join(lib, path), 'utf8').matchAll(/export async function (\w+)(?:<[^>]*>)?\(\s*ctx: Context/g)].map(([, name]) => name));
  expect(exported.toSorted()).toEqual([...Object.keys(verbs), ...ofTheInstallation].toSorted());
});

test('who may do what', () => {
  const allowed = (role: Context['role']) => [...new Set(each.map(({ permission }) => permission))].filter((permission) => can({ ...owner, role }, permission)).toSorted();
  const viewing = ['customers.view', 'expenses.view', 'invoices.view', 'mail.view', 'notes.view', 'payments.view', 'products.view', 'reports.view'];
  const editing = ['customers.edit', 'customers.import', 'customers.merge', 'expenses.edit', 'invoices.edit', 'mail.edit', 'notes.edit', 'payments.edit', 'products.edit'];
  expect(allowed('viewer')).toEqual([...viewing, 'account.edit'].toSorted());
  expect(allowed('member')).toEqual([...viewing, ...editing, 'account.edit'].toSorted());
  expect(allowed('owner')).toEqual([...viewing, ...editing, 'account.edit', 'customers.erase', 'firm.edit', 'backups.make', 'users.edit'].toSorted());
});

// What changes nothing comes first, while little is stored: all that is stored is read before and after each.
describe.each(each)('$name', ({ permission, use }) => {
  test('is refused to whose role does not allow it, and changes nothing', async () => {
    const before = await everything();
    const refused = (['viewer', 'member'] as const).map((role) => ({ ...owner, role })).filter((ctx) => !can(ctx, permission));
    for (const ctx of refused) await expect(use(ctx, of), ctx.role).rejects.toThrow(Forbidden);
    expect(await everything()).toBe(before);
  });

  test("neither shows nor changes another firm's data", async () => {
    const stranger = await aFirm();
    const before = await everything(owner);
    const answer: unknown = await use(stranger, of).catch((error: unknown) => error);
    expect(JSON.stringify(answer ?? null)).not.toContain(secret);
    expect(await everything(owner)).toBe(before);
  });
});

test.each(each)('$name is done for whose role allows it', async ({ name, permission, use }) => {
  const ctx = await aFirm();
  const role = (['viewer', 'member', 'owner'] as const).find((role) => can({ ...ctx, role }, permission)) ?? 'owner';
  const mine = await belongings(ctx);
  const before = await everything(ctx);
  await use({ ...ctx, role }, mine);
  expect((await everything(ctx)) === before).toBe(reads.has(name));
});

test("another firm's records are answered like those that do not exist", async () => {
  const stranger = await aFirm();
  for (const { customer, archived, draft } of [of, { customer: 'none', archived: 'none', draft: 'none' }]) {
    expect(await findCustomer(stranger, customer)).toBeNull();
    expect(await findProfile(stranger, customer)).toBeNull();
    expect(await baseOf(stranger, customer, 1)).toBeNull();
    expect([await gatherPersonalData(stranger, customer), await exportPersonalData(stranger, customer)]).toEqual([null, null]);
    await expect(eraseCustomer(stranger, customer, 2, '1')).rejects.toThrow(Missing);
    expect(await latestChanges(stranger, customer, 10)).toEqual([]);
    expect(await findDraft(stranger, draft)).toBeNull();
    expect([await listContacts(stranger, customer), await listDeliveries(stranger, customer), await listHistory(stranger, customer, 10)]).toEqual([[], [], []]);
    await expect(updateCustomer(stranger, customer, 3, values())).rejects.toThrow(Missing);
    await expect(archiveCustomer(stranger, customer, 3)).rejects.toThrow(Missing);
    await expect(restoreCustomer(stranger, archived, 2)).rejects.toThrow(Missing);
    await expect(saveDraft(stranger, draft)).rejects.toThrow(Missing);
  }
  expect([await findContact(stranger, of.contact), await findDelivery(stranger, of.delivery)]).toEqual([null, null]);
  await expect(archiveContact(stranger, of.contact)).rejects.toThrow(Missing);
  await expect(archiveDelivery(stranger, of.delivery)).rejects.toThrow(Missing);
  for (const { invitation, colleague, disabled } of [of, { invitation: 'none', colleague: 'none', disabled: 'none' }]) {
    await expect(revokeInvitation(stranger, invitation)).rejects.toThrow(Missing);
    await expect(changeRole(stranger, colleague, { role: 'viewer' })).rejects.toThrow(Missing);
    await expect(disableUser(stranger, colleague)).rejects.toThrow(Missing);
    await expect(enableUser(stranger, disabled)).rejects.toThrow(Missing);
  }
  for (const search of [secret, '']) expect(await listCustomers(stranger, { ...list, search })).toEqual({ customers: [], total: 0 });
});

test("an edit of another firm's customer cannot be saved, however its draft came about", async () => {
  const stranger = await aFirm();
  const draft = await startDraft(stranger, values({ name: 'Overwritten' }), { id: of.customer, version: 3, values: values() });
  await expect(saveDraft(stranger, draft, { version: 3, choices: new Map() })).rejects.toThrow(Missing);
  expect(await findCustomer(owner, of.customer)).toMatchObject({ name: secret, version: 3 });
});

test("a colleague's sessions are not one's own to see or to end", async () => {
  const colleague = await aColleague(owner.firm, 'owner');
  await endSession(colleague, of.session);
  await endOtherSessions(colleague, '');
  expect(await activeSessions(colleague)).toEqual([]);
  expect((await activeSessions(owner)).map(({ id }) => id)).toEqual([of.session]);
});
