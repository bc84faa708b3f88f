import type { Locale } from '#lib/context';

/** What an address says was just done; the words for it are messages of the same name. */
export type ReminderSaid = 'begun' | 'plan' | 'archived' | 'restored' | 'chosen' | 'settings' | 'text' | 'reset' | 'held' | 'released' | 'skipped' | 'printed' | 'stopped' | 'resumed';

export const settingsAddress = (said?: ReminderSaid): string => `/settings/reminders${said ? `?saved=${said}` : ''}`;
export const newPlanAddress = '/settings/reminders/plans/new';
export const reminderPlanAddress = (id: string): string => `/settings/reminders/plans/${id}`;
export const textAddress = (place: string, language: Locale, said?: ReminderSaid): string => `/settings/reminders/texts/${place}/${language}${said ? `?saved=${said}` : ''}`;
export const goingOutAddress = (said?: ReminderSaid): string => `/invoices/reminders${said ? `?saved=${said}` : ''}`;
export const manageAddress = (invoiceId: string): string => `/invoices/${invoiceId}/reminders`;
export const letterAddress = (invoiceId: string, stepId: string): string => `/invoices/${invoiceId}/reminders/${stepId}`;
/** The invoice, at its reminders. */
export const remindedAddress = (invoiceId: string, said?: ReminderSaid): string => `/invoices/${invoiceId}${said ? `?reminders=${said}` : ''}#reminders`;
