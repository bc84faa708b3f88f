import { SaxesParser, type SaxesTagPlain } from 'saxes';

/** What draws, and draws only: no script, no page within it, no picture from elsewhere, no motion, no filter. */
const elements = new Set('svg g defs symbol title desc path rect circle ellipse line polyline polygon linearGradient radialGradient stop clipPath mask text tspan use'.split(' '));

const presentation = new Set('fill fill-opacity fill-rule stroke stroke-width stroke-opacity stroke-linecap stroke-linejoin stroke-miterlimit stroke-dasharray stroke-dashoffset opacity color stop-color stop-opacity clip-path clip-rule mask font-family font-size font-weight font-style text-anchor letter-spacing display visibility paint-order'.split(' '));
const geometry = new Set('id d x y x1 y1 x2 y2 dx dy cx cy r rx ry fx fy width height points transform viewBox preserveAspectRatio gradientUnits gradientTransform spreadMethod offset clipPathUnits maskUnits maskContentUnits rotate textLength lengthAdjust'.split(' '));

const functions = new Set('rgb rgba hsl hsla matrix translate scale rotate skewx skewy'.split(' '));

const mostElements = 20_000;
/** What is drawn again for each place that calls it: so many places times so many elements. */
const mostRepeated = 200_000;
const deepest = 60;

/** A value that leads nowhere but to a place in the same picture. */
const isSafe = (value: string): boolean => !/[\\@<&]|:\/\//.test(value) && [...value.replaceAll(/url\(\s*(["']?)#[\w.-]+\1\s*\)/g, '').matchAll(/([\w-]+)\s*\(/g)].every(([, name = '']) => functions.has(name.toLowerCase()));

const declarations = (text: string): [name: string, value: string][] =>
  text.split(';').flatMap((declaration) => {
    const [name = '', value = ''] = declaration.split(/:(.*)/s).map((part) => part.trim());
    return presentation.has(name) && value !== '' && isSafe(value) ? [[name, value.replace(/\s*!important$/, '')] as [string, string]] : [];
  });

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

class Unsafe extends Error {}

/** Rules of a style sheet that name a class alone: what drawing programs write. All others are left out. */
function classRules(source: string): Map<string, [string, string][]> {
  const rules = new Map<string, [string, string][]>();
  for (const [, selectors = '', body = ''] of source.replaceAll(/\/\*.*?\*\//gs, '').matchAll(/([^{}]+)\{([^{}]*)\}/g)) {
    for (const selector of selectors.split(',')) {
      const name = /^\s*\.([\w-]+)\s*$/.exec(selector)?.[1];
      if (name) rules.set(name, [...(rules.get(name) ?? []), ...declarations(body)]);
    }
  }
  return rules;
}

function attributesOf({ name, attributes }: SaxesTagPlain, rules: Map<string, [string, string][]>, isWithinCut: boolean): Map<string, string> {
  const given = Object.entries(attributes);
  const kept = new Map(given.filter(([attribute, value]) => (presentation.has(attribute) || geometry.has(attribute)) && isSafe(value)));
  for (const className of (attributes['class'] ?? '').split(/\s+/)) for (const [property, value] of rules.get(className) ?? []) kept.set(property, value);
  for (const [property, value] of declarations(attributes['style'] ?? '')) kept.set(property, value);
  const target = attributes['href'] ?? attributes['xlink:href'];
  if (target !== undefined && /^#[\w.-]+$/.test(target) && (name === 'use' || name.endsWith('Gradient'))) kept.set('href', target);
  // A mask within a mask within a mask is drawn again for each that calls it.
  if (isWithinCut) for (const property of ['mask', 'clip-path']) kept.delete(property);
  if (name === 'svg') kept.set('xmlns', 'http://www.w3.org/2000/svg');
  return kept;
}

/** Reads a picture through, and tells of each element that is kept and each piece of text. Nothing within an element that is left out is kept. */
function walk(source: string, on: { open(tag: SaxesTagPlain, isWithinCut: boolean): void; close(name: string): void; text(text: string): void; style(text: string): void }): void {
  const parser = new SaxesParser();
  const path: { name: string; kept: boolean }[] = [];
  let count = 0;
  const isKept = () => path.every(({ kept }) => kept);
  parser.on('doctype', (doctype) => {
    // Entities could grow without end.
    if (doctype.includes('[')) throw new Unsafe('entities');
  });
  parser.on('error', (error) => {
    throw new Unsafe(error.message);
  });
  parser.on('opentag', (tag) => {
    count += 1;
    if (count > mostElements || path.length > deepest) throw new Unsafe('too large');
    if (path.length === 0 && tag.name !== 'svg') throw new Unsafe('no picture');
    // What a `use` repeats must not itself repeat something: ten times ten times ten.
    const isRepeated = tag.name === 'use' && path.some(({ name }, index) => index > 0 && name !== 'g' && name !== 'clipPath');
    path.push({ name: tag.name, kept: elements.has(tag.name) && !isRepeated });
    if (isKept()) on.open(tag, path.some(({ name }) => name === 'mask' || name === 'clipPath'));
  });
  parser.on('closetag', (tag) => {
    if (isKept()) on.close(tag.name);
    path.pop();
  });
  const told = (text: string) => {
    const within = path.at(-1)?.name;
    if (within === 'style') on.style(text);
    else if (isKept() && (within === 'text' || within === 'tspan' || within === 'title' || within === 'desc')) on.text(text);
  };
  parser.on('text', told);
  parser.on('cdata', told);
  parser.write(source).close();
}

/**
 * A picture in SVG made anew of what only draws: no script, no style sheet, nothing from elsewhere.
 * @returns null when it is no picture, or not well-formed, or made to grow
 */
export function safeSvg(source: string): string | null {
  try {
    let sheet = '';
    let uses = 0;
    let calls = 0;
    let count = 0;
    let isSized = false;
    walk(source, { open: ({ name, attributes }) => {
      if (name === 'svg' && (attributes['viewBox'] ?? attributes['width'])) isSized = true;
      count += 1;
      if (name === 'use') uses += 1;
      if (name === 'use' || /mask|clip-path/.test(`${Object.keys(attributes).join(' ')} ${attributes['style'] ?? ''} ${attributes['class'] ?? ''}`)) calls += 1;
    }, close: () => {}, text: () => {}, style: (text) => (sheet += text) });
    if (!isSized) return null;
    const rules = classRules(sheet);
    // A class may cut as well: then whatever bears one counts.
    const isCutByClass = [...rules.values()].flat().some(([property]) => property === 'mask' || property === 'clip-path');
    if ((isCutByClass ? count : calls) * count > mostRepeated) return null;
    let made = '';
    walk(source, {
      open: (tag, isWithinCut) => {
        const attributes = attributesOf(tag, rules, isWithinCut);
        // What may hold a `use` has no name by which another one could call it.
        if ((tag.name === 'g' || tag.name === 'svg') && uses > 0) attributes.delete('id');
        made += `<${tag.name}${[...attributes].map(([name, value]) => ` ${name}="${escaped(value)}"`).join('')}>`;
      },
      close: (name) => (made += `</${name}>`),
      text: (text) => (made += escaped(text)),
      style: () => {},
    });
    return made;
  } catch (error) {
    if (error instanceof Unsafe) return null;
    throw error;
  }
}
