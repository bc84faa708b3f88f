import type { Check } from '#lib/customers/checks/check';

/** Legal forms of companies; those that are words of other meaning as well count only at the end, in capitals. */
const legalForm = /(?:^|\s)(?:gmbh|mbh|ohg|llc|llp|plc|ltd|limited|inc|incorporated|corp|corporation|sarl|sàrl|eurl|ltda|fzco|fze|wll|w\.l\.l|s\.a\.r\.l|s\.r\.l|s\.p\.a|b\.v|n\.v|s\.a|s\.l|l\.l\.c)\.?(?=$|[\s,)])/iu;
const shortForm = /\p{Ll}.*\s(?:AG|KG|UG|SA|SAS|AB|BV|NV|SRL|SL|AS|ApS|Oy)$/u;

/** What Arabic companies call themselves first, or are by law at the end; no person does. */
const arabicForm = /^(?:شركة|مؤسسة|مجموعة|مصنع|مكتب|مطعم|مستشفى|صيدلية|بنك|جمعية|معهد|مدرسة|متجر|محلات|ورشة|مركز)\s+\S|(?:^|\s)(?:المحدودة|ذ\.\s?م\.\s?م|ش\.\s?م\.\s?[مكلع]|م\.\s?م\.\s?ح)\.?$/u;

/** Whether a name is a company's beyond doubt. */
export const isCompanyName = (name: string): boolean => legalForm.test(name) || shortForm.test(name) || arabicForm.test(name);

/** Two to four words that are all written as names are. */
const personName = /^(?:\p{Lu}[\p{L}'’.-]*|\p{Script=Arabic}+|(?:de|van|von|bin|al)(?=\s))(?:\s(?:\p{Lu}[\p{L}'’.-]*|\p{Script=Arabic}+|de|la|van|der|von|bin|ben)){1,3}$/u;

/** A company entered as a person, or the names of the company and of whoever speaks for it in each other's place. */
export const checkKind: Check = ({ kind, name, contactName }) => {
  if (isCompanyName(contactName) && !isCompanyName(name) && personName.test(name)) {
    return [{ field: 'contactName', key: 'checks.namesSwapped', correction: { kind: 'company', name: contactName, contactName: name } }];
  }
  return kind === 'person' && isCompanyName(name) ? [{ field: 'name', key: 'checks.companyAsPerson', correction: { kind: 'company' } }] : [];
};
