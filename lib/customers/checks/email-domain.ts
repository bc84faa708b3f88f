import type { Check } from '#lib/customers/checks/check';
import type { CheckFacts } from '#lib/customers/checks/facts';
import { websiteAddress } from '#lib/customers/checks/website';
import type { CustomerValues } from '#lib/customers/fields';
import { slipsBetween } from '#lib/near';

/** Where very many people have their e-mail; a name of theirs that is one letter off is a slip. */
const providers = `gmail.com googlemail.com hotmail.com outlook.com yahoo.com icloud.com protonmail.com yandex.com yandex.ru rediffmail.com windowslive.com
hotmail.co.uk yahoo.co.uk yahoo.co.in hotmail.fr yahoo.fr orange.fr wanadoo.fr laposte.net hotmail.de yahoo.de freenet.de t-online.de hotmail.it libero.it hotmail.es yahoo.es yahoo.com.br hotmail.com.br comcast.net verizon.net maktoob.com`.split(/\s+/);

/** As well known, and near to those above or to each other: they are right as they are. */
const others = new Set([...providers, ...`mail.com email.com ymail.com gmx.com gmx.de gmx.net gmx.at gmx.ch web.de live.com live.co.uk live.fr msn.com me.com mac.com aol.com mail.ru inbox.com hostmail.com fastmail.com
zoho.com hey.com proton.me pm.me tutanota.com naver.com hanmail.net daum.net qq.com 163.com 126.com yeah.net bol.com.br uol.com.br terra.com.br sky.com btinternet.com att.net rocketmail.com hushmail.com
seznam.cz wp.pl o2.pl onet.pl interia.pl abv.bg ukr.net online.no telia.com bluewin.ch virgilio.it tiscali.it alice.it tin.it free.fr sfr.fr neuf.fr skynet.be telenet.be ziggo.nl kpnmail.nl home.nl planet.nl`.split(/\s+/)]);

/** Endings that no register has given out and that are .com, .net or .org with a slip. Source: IANA, root zone database. */
const endings = new Map([...['con', 'cmo', 'ocm', 'cim', 'vom', 'xom', 'cpm', 'coom', 'comm', 'cpom'].map((slip) => [slip, 'com'] as const), ['ner', 'net'], ['nte', 'net'], ['ogr', 'org'], ['rog', 'org']]);

/** Endings of countries that people write for .com: they count as a slip behind the name of a provider alone. */
const likeCom = new Set(['co', 'cm', 'om']);

/** Providers that have no address but the one: behind their name, any other ending is a slip. */
const onlyCom = new Set(['gmail', 'googlemail', 'icloud']);

const nameAndEnding = (domain: string): [string, string] => {
  const [, name = '', ending = ''] = /^([^.]*)\.(.*)$/.exec(domain) ?? [];
  return [name, ending];
};

const startsAlike = (one: string, other: string): boolean => one[0] === other[0] || (one[0] === other[1] && one[1] === other[0]);

/** One slip anywhere; in a name of seven letters and more, or between name and ending, two. */
function isNear(domain: string, provider: string): boolean {
  const [name, ending] = nameAndEnding(domain);
  const [itsName, itsEnding] = nameAndEnding(provider);
  if (!startsAlike(name, itsName)) return false;
  const slips = [slipsBetween(name, itsName, 2), slipsBetween(ending, itsEnding, 2)] as const;
  if (slips[0] + slips[1] === 1) return slips[0] === 1 || likeCom.has(ending);
  return slips[0] + slips[1] === 2 && itsName.length >= 7 && slips[0] > 0 && (slips[1] === 0 || likeCom.has(ending) || endings.has(ending));
}

/** The domain that was meant, or null: also when nothing is wrong with it. */
export function meantDomain(domain: string): string | null {
  const lower = domain.toLowerCase();
  if (others.has(lower)) return null;
  const [name, ending] = nameAndEnding(lower);
  if (onlyCom.has(name)) return `${name}.com`;
  const mended = endings.has(ending) ? `${name}.${endings.get(ending)}` : lower;
  if (mended !== lower && others.has(mended)) return mended;
  const isAtHome = /^(?:com?\.)?[a-z]{2}$/.test(ending) && !likeCom.has(ending) && providers.some((provider) => nameAndEnding(provider)[0] === name);
  if (isAtHome) return null;
  return providers.find((provider) => isNear(mended, provider)) ?? (mended === lower ? null : mended);
}

/** Whether so many have an e-mail there that another domain, one letter off, is a slip. */
const fewest = 3;

/** Whether two domains are one slip apart and long enough for that to be one; two endings are two domains. */
export function isNearDomain(one: string, other: string): boolean {
  const [[name, ending], [otherName, otherEnding]] = [nameAndEnding(one), nameAndEnding(other)];
  return ending === otherEnding && Math.min(name.length, otherName.length) >= 5 && slipsBetween(name, otherName, 1) === 1 && !/\d/.test(name + otherName);
}

/** Whether a domain is one of those that everybody knows. */
export const isProvider = (domain: string): boolean => others.has(domain);

/** The domain of the customer's own website, or one that several of the firm's other customers have and this one's alone has not. */
function ownDomain(domain: string, { website }: CustomerValues, { domains }: CheckFacts): string | null {
  const address = website ? websiteAddress(website) : null;
  const host = address ? new URL(address).hostname.replace(/^www\./, '') : '';
  if (isNearDomain(domain, host)) return host;
  if (domains.some((used) => used.domain === domain)) return null;
  const usual = domains.filter((used) => used.customers >= fewest && isNearDomain(used.domain, domain));
  return usual.length === 1 ? (usual[0]?.domain ?? null) : null;
}

export const checkEmailDomain: Check = (values, facts) => {
  const { email } = values;
  const at = email.lastIndexOf('@');
  const domain = email.slice(at + 1);
  if (at <= 0 || facts.isKnownDomain) return [];
  const meant = meantDomain(domain) ?? (isProvider(domain.toLowerCase()) ? null : ownDomain(domain.toLowerCase(), values, facts));
  return meant ? [{ field: 'email', key: 'checks.emailSlip', values: { domain, meant }, correction: { email: `${email.slice(0, at)}@${meant}` } }] : [];
};
