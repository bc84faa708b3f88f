import type { Check } from '#lib/customers/checks/check';
import { hasCompanyWord, isArabicCompanyName } from '#lib/customers/checks/company-words';
import { beginsWithGivenName } from '#lib/customers/checks/given-names';

/** Legal forms of companies; those that are words of other meaning as well count only at the end, in capitals. */
const legalForm = /(?:^|\s)(?:gmbh|mbh|ohg|llc|llp|plc|ltd|limited|inc|incorporated|corp|corporation|sarl|sàrl|eurl|ltda|lda|fzco|fze|wll|pvt|pty|sdn|bhd|kft|s\.r\.o|a\.s|sp\. z o\.o|w\.l\.l|s\.a\.l|s\.a\.r\.l|s\.r\.l|s\.p\.a|b\.v|n\.v|s\.a|s\.l|l\.l\.c)\.?(?=$|[\s,)])/iu;
const shortForm = /\p{Ll}.*\s(?:AG|KG|UG|SA|SAS|AB|BV|NV|SRL|SL|AS|A\/S|ApS|Oy|OÜ|AŞ)$/u;

/** `Nelson, Co` and `Nelson Co.`; without a sign, Co is a family's name as well. And names of websites. */
const otherSigns = /,\s?Co\.?$|\sCo\.$|\p{L}{2}\.(?:com|net|org|shop|store|co\.\p{L}{2}|com\.\p{L}{2})$/iu;
const arabicForm = /(?:^|\s)(?:المحدودة|القابضة|ذ\.\s?م\.\s?م|ش\.\s?م\.\s?[مكلع]|م\.\s?م\.\s?ح)(?:\.|(?=$|\s))/u;

/** Legal forms of countries that write in neither script. */
const otherForm = /(?:株式会社|有限会社|合同会社|公司|주식회사)|^(?:ООО|ОАО|ЗАО|ПАО|АО)\s|\s(?:Α\.?Ε\.?|Ε\.?Π\.?Ε\.?|ΙΚΕ|ЕООД|ООД|ТОВ)$/u;

/** Whether a name is a company's beyond doubt: it bears a legal form, or a word that no person has for a name. */
export const isCompanyName = (name: string): boolean => legalForm.test(name) || otherSigns.test(name) || shortForm.test(name) || arabicForm.test(name) || otherForm.test(name) || isArabicCompanyName(name) || hasCompanyWord(name);

const particle = `(?:de|des|da|das|do|dos|du|del|della|di|la|le|las|los|el|al|y|e|van|von|der|den|ter|ten|zu|zur|zum|vom|af|av|bin|ben|bint|ibn)`;
const isParticle = new RegExp(`^${particle}$`, 'u');

/** Two to four words that are all written as names are. */
const personName = new RegExp(`^(?:\\p{Lu}[\\p{L}'’.-]*|\\p{Script=Arabic}+|${particle}(?=\\s))(?:\\s(?:\\p{Lu}[\\p{L}'’.-]*|\\p{Script=Arabic}+|${particle})){1,3}$`, 'u');

const isOrdinaryWord = (word: string): boolean => /^\p{Ll}{3,}$/u.test(word) && !isParticle.test(word);

/** A sentence or a made-up word, as firms are called: `Du monde entier`, `Frankenversand`. */
const isNoPersonName = (name: string): boolean => {
  const words = name.split(/\s+/u);
  return /^\p{Lu}\p{Ll}/u.test(name) && !beginsWithGivenName(name) && (words.slice(1).some(isOrdinaryWord) || (words.length === 1 && name.length >= 8));
};

/** Another name beside it says which is which: a firm has somebody who speaks for it, a person hardly has. */
const isPerson = (name: string): boolean => personName.test(name) && beginsWithGivenName(name) && !isCompanyName(name);

/** A company entered as a person, or the names of the company and of whoever speaks for it in each other's place. */
export const checkKind: Check = ({ kind, name, contactName }) => {
  const isSwapped = (isCompanyName(contactName) && !isCompanyName(name) && personName.test(name)) || (isNoPersonName(contactName) && isPerson(name));
  if (isSwapped) return [{ field: 'contactName', key: 'checks.namesSwapped', correction: { kind: 'company', name: contactName, contactName: name } }];
  const isCompany = isCompanyName(name) || (isNoPersonName(name) && isPerson(contactName));
  return kind === 'person' && isCompany ? [{ field: 'name', key: 'checks.companyAsPerson', correction: { kind: 'company' } }] : [];
};
