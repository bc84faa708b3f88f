import { type SearchParams, single } from '../../search-params';
import { Notice } from '#components/notice';
import type { MessageKey, Translate } from '#lib/messages';

const confirmations: Record<string, MessageKey> = {
  settings: 'settings.saved',
  password: 'settings.passwordChanged',
  session: 'settings.ended',
  fields: 'settings.fieldsSaved',
  categoryCreated: 'categories.created',
  categorySaved: 'categories.saved',
  categoryArchived: 'categories.archived',
  categoryRestored: 'categories.restored',
  categoryMerged: 'categories.merged',
  expenseCategoryCreated: 'expenses.categories.created',
  expenseCategorySaved: 'expenses.categories.saved',
  expenseCategoryArchived: 'expenses.categories.archived',
  expenseCategoryRestored: 'expenses.categories.restored',
  expenseCategoryUsual: 'expenses.categories.usualAdded',
  fieldCreated: 'customFields.created',
  fieldSaved: 'customFields.saved',
  fieldArchived: 'customFields.archived',
  fieldRestored: 'customFields.restored',
  taxSaved: 'settings.saved',
  series: 'numbers.saved',
  welcomeSaved: 'welcome.saved',
  welcomeArchived: 'welcome.savedArchived',
  welcomeRestored: 'welcome.savedRestored',
  welcomeSetting: 'welcome.settingSaved',
  brandSaved: 'brand.saved',
  logoSaved: 'brand.logoSaved',
  logoRemoved: 'brand.logoRemoved',
  mailSaved: 'mail.saved',
  role: 'people.roleSaved',
  disabled: 'people.disabled',
  enabled: 'people.enabled',
  revoked: 'people.revoked',
  gone: 'people.gone',
  backup: 'backups.made',
  backupBegun: 'backups.begun',
};

/** What was just saved, as the address says; nothing where it says nothing. */
export function confirmationOf(params: SearchParams, t: Translate) {
  const key = confirmations[single(params['saved'])];
  return key ? <Notice>{t(key)}</Notice> : null;
}
