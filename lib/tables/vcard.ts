import { type Encoding, textOf } from '#lib/tables/encoding';
import { longestRecord } from '#lib/tables/limits';
import { Unreadable } from '#lib/tables/unreadable';

/** One line of a card (RFC 6350, 3.3): what it says, how, and the value as it stands. */
interface Property {
  name: string;
  parameters: string;
  value: string;
}

const several = ['email', 'phone'] as const;
/** So many e-mails, and phones, of a card are read. */
const mostOfEach = 3;

/** What is read of a card, in this order. */
export const cardHeadings: readonly string[] = [
  'kind', 'name', 'contactName', 'email', 'phone', 'website', 'street', 'city', 'region', 'postalCode', 'country', 'categories', 'position', 'note',
  ...several.flatMap((name) => Array.from({ length: mostOfEach - 1 }, (_, index) => `${name} ${index + 2}`)),
];

/** The lines of cards, folded ones made whole (RFC 6350, 3.2; vCard 2.1 for soft line ends of quoted-printable). */
async function* linesOf(pieces: AsyncIterable<string>): AsyncGenerator<string, void> {
  let line = '';
  for await (const next of physicalLines(pieces)) {
    if (line.length + next.length > longestRecord * 10) throw new Unreadable('recordTooLong');
    const continues = /;ENCODING=QUOTED-PRINTABLE[:;]/i.test(line) && line.endsWith('=');
    if (continues) line = line.slice(0, -1) + next;
    else if (/^[ \t]/.test(next)) line += next.slice(1);
    else {
      yield line;
      line = next;
    }
  }
  yield line;
}

async function* physicalLines(pieces: AsyncIterable<string>): AsyncGenerator<string, void> {
  let rest = '';
  for await (const piece of pieces) {
    const lines = (rest + piece).split('\n');
    rest = lines.pop() ?? '';
    // Pictures stand in cards as one value of many lines; a line without an end is none of them.
    if (rest.length > longestRecord * 10) throw new Unreadable('recordTooLong');
    for (const line of lines) yield line.replace(/\r$/, '');
  }
  yield rest;
}

function propertyOf(line: string): Property | null {
  const [, name = '', parameters = '', value = ''] = /^(?:[\w-]+\.)?([\w-]+)((?:;(?:"[^"]*"|[^":])*)?):([^]*)$/.exec(line) ?? [];
  return name === '' ? null : { name: name.toUpperCase(), parameters, value: /ENCODING=QUOTED-PRINTABLE/i.test(parameters) ? unquoted(value) : value };
}

function unquoted(value: string): string {
  const bytes = Buffer.from(value.replaceAll(/=([0-9A-F]{2})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))), 'latin1');
  return bytes.toString('utf8');
}

const plain = (value: string): string => value.replaceAll(/\\([\\,;:nN])/g, (_, sign: string) => (sign.toLowerCase() === 'n' ? '\n' : sign)).trim();

/** The parts of a value that has several, such as an address. */
const partsOf = (value: string, divider: string): string[] => value.split(new RegExp(`(?<!\\\\)${divider}`)).map(plain);

const isPreferred = ({ parameters }: Property): boolean => /PREF/i.test(parameters);

/** One card as a row under `cardHeadings`. Whose card names an organisation is its contact. */
function rowOf(card: readonly Property[]): string[] {
  const all = (name: string) => card.filter((property) => property.name === name).toSorted((a, b) => Number(isPreferred(b)) - Number(isPreferred(a)));
  const first = (name: string) => plain(all(name)[0]?.value ?? '');
  const named = partsOf(all('N')[0]?.value ?? '', ';');
  const person = first('FN') || [named[3], named[1], named[2], named[0], named[4]].filter(Boolean).join(' ');
  const organisation = partsOf(all('ORG')[0]?.value ?? '', ';').filter(Boolean).join(', ');
  const [, extended = '', street = '', city = '', region = '', postalCode = '', country = ''] = partsOf(all('ADR')[0]?.value ?? '', ';');
  const [emails, phones] = [all('EMAIL'), all('TEL')].map((given) => given.map(({ value }) => plain(value).replace(/^(?:tel|mailto):/i, '')));
  const values: Record<string, string> = {
    kind: organisation || first('KIND') === 'org' ? 'company' : 'person',
    name: organisation || person,
    contactName: organisation && person !== organisation ? person : '',
    website: first('URL'), street: [street, extended].filter(Boolean).join(', '), city, region, postalCode, country,
    categories: partsOf(all('CATEGORIES')[0]?.value ?? '', ',').filter(Boolean).join(', '),
    position: first('TITLE'), note: all('NOTE').map(({ value }) => plain(value)).join('\n'),
  };
  for (const [name, given] of [['email', emails], ['phone', phones]] as const) {
    for (const [index, value] of (given ?? []).slice(0, mostOfEach).entries()) values[index === 0 ? name : `${name} ${index + 1}`] = value;
  }
  return cardHeadings.map((heading) => values[heading] ?? '');
}

/**
 * The cards of a file (vCard 2.1, 3.0, 4.0), a row each, after a row of headings.
 * @throws Unreadable
 */
export async function* vcardRows(path: string, encoding: Encoding): AsyncGenerator<string[], void> {
  yield [...cardHeadings];
  let card: Property[] | null = null;
  let count = 0;
  for await (const line of linesOf(textOf(path, encoding))) {
    const property = propertyOf(line);
    if (property?.name === 'BEGIN') card = [];
    else if (property?.name === 'END' && card) {
      count += 1;
      yield rowOf(card);
      card = null;
    } else if (property && card && !/^(?:PHOTO|LOGO|SOUND|KEY)$/.test(property.name)) card.push(property);
  }
  if (count === 0) throw new Unreadable('noCards');
}
