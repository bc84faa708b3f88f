const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));

/** Between the parts of a name, these begin with a small letter. */
const particles = words('de del della dello der den des di do da das dos du la le les van von vom zu zum zur und and of the for y e et i af av ter ten bin bint ibn ben');
const legalForms = new Map('GmbH mbH AG KG OHG UG LLC LLP PLC Ltd Inc Corp Co SARL SAS SA SRL SpA BV NV AB AS ApS Oy OÜ WLL FZE FZCO KSC SAOC II III IV'.split(' ').map((form) => [form.toLowerCase(), form]));

const mayBeAbbreviation = (word: string): boolean => /^\p{L}{1,3}$/u.test(word) && !legalForms.has(word) && !particles.has(word);

function oneWord(word: string, isFirst: boolean, upper: (text: string) => string): string {
  const known = legalForms.get(word);
  if (known && !isFirst) return known;
  if (!isFirst && particles.has(word)) return word;
  const [, article = '', rest = word] = /^((?:al|el|ad|an|ar|as|ash|at|az)-)(.+)$/u.exec(word) ?? [];
  const parts = rest.split(/(?<=[-'’./&(])/u).map((part) => (/^s$/u.test(part) ? part : upper(part)));
  const name = parts.join('').replace(/^Mc(\p{Ll})/u, (_, letter: string) => `Mc${letter.toUpperCase()}`);
  return article ? `${isFirst ? upper(article) : article}${name}` : name;
}

/**
 * A name written in one case as it is usually written: `MARÍA DE LA CRUZ` becomes `María de la Cruz`. Null where it stays as it is, and where that cannot be known:
 * a company's short words may be abbreviations (`IBM`), and Greek capitals leave the accents out.
 * @param country ISO 3166-1 alpha-2 or `''`: Turkish and Azerbaijani have letters of their own for i
 */
export function titleCase(name: string, { isCompany, country }: { isCompany: boolean; country: string }): string | null {
  const language = country === 'TR' || country === 'AZ' ? 'tr' : 'und';
  const lower = name.toLocaleLowerCase(language);
  if (/\p{Script=Greek}/u.test(name)) return null;
  if (isCompany && lower.split(/[\s.&-]+/u).some(mayBeAbbreviation)) return null;
  const upper = (text: string) => text.replace(/\p{L}/u, (letter) => letter.toLocaleUpperCase(language));
  let isFirst = true;
  const cased = lower.replaceAll(/\S+/gu, (word) => {
    const written = oneWord(word, isFirst, upper);
    isFirst = false;
    return written;
  });
  return cased === name ? null : cased;
}
