import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

const styles = join(import.meta.dirname, '../../app/styles');
const tokens = readFileSync(join(styles, 'tokens.css'), 'utf8');
const rules = readdirSync(styles)
  .filter((file) => file.endsWith('.css') && file !== 'tokens.css')
  .flatMap((file) => [...readFileSync(join(styles, file), 'utf8').matchAll(/([^{}]+)\{([^{}]*)\}/g)])
  .map(([, selector = '', body = '']) => ({ selector: selector.trim(), body }));

function coloursOf(css: string): Record<string, string> {
  return Object.fromEntries([...css.matchAll(/--([a-z-]+):\s*(#[0-9a-f]{6});/g)].map(([, name = '', colour = '']) => [name, colour]));
}

const darkBegins = tokens.indexOf('@media (prefers-color-scheme: dark)');
const schemes = { light: coloursOf(tokens.slice(0, darkBegins)), dark: coloursOf(tokens.slice(darkBegins)) };

/** WCAG 2.2, "relative luminance". */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.040_45 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** WCAG 2.2, "contrast ratio". */
function contrast(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

/** Which text stands on which grounds. A text without a background of its own stands on that of what it is in. */
const textOn: Record<string, string[]> = {
  ink: ['paper', 'surface', 'sunken', 'accent-soft', 'wrong-soft', 'caution-soft'],
  muted: ['paper', 'surface', 'sunken', 'accent-soft', 'caution-soft'],
  accent: ['paper', 'surface', 'accent-soft', 'caution-soft'],
  'accent-strong': ['paper', 'surface', 'accent-soft', 'caution-soft'],
  'on-accent': ['accent', 'accent-strong'],
  wrong: ['paper', 'surface', 'wrong-soft'],
  caution: ['caution-soft'],
};

/** Which edge, without which one would not see a control or where the focus is, stands on which grounds. */
const edgeOn: Record<string, string[]> = {
  control: ['paper', 'surface'],
  accent: ['paper', 'surface'],
  wrong: ['paper', 'surface'],
  focus: ['paper', 'surface', 'sunken', 'accent-soft', 'wrong-soft', 'caution-soft'],
};

const pairsOf = (table: Record<string, string[]>) => Object.entries(table).flatMap(([colour, grounds]) => grounds.map((ground) => [colour, ground] as const));
const named = (body: string, property: string) => new RegExp(`(?:^|[\\s;])${property}:\\s*var\\(--([a-z-]+)\\)`).exec(body)?.[1];

test('the measure is that of WCAG', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21);
  expect(contrast('#767676', '#ffffff')).toBeCloseTo(4.54, 2);
});

test('every colour is given for light and for dark', () => {
  expect(Object.keys(schemes.dark)).toEqual(Object.keys(schemes.light));
  expect(Object.keys(schemes.light).length).toBeGreaterThan(10);
});

describe.each(Object.entries(schemes))('in the %s scheme', (_, colours) => {
  const ratio = (one: string, other: string) => contrast(colours[one] ?? '', colours[other] ?? '');

  test.each(pairsOf(textOn))('text in %s is readable on %s', (text, ground) => expect(ratio(text, ground)).toBeGreaterThanOrEqual(4.5));

  test.each(pairsOf(edgeOn))('an edge in %s is seen on %s', (edge, ground) => expect(ratio(edge, ground)).toBeGreaterThanOrEqual(3));
});

test.each(Object.entries(schemes))('in the %s scheme every dot of a category is seen', (_, colours) => {
  const dots = Object.keys(colours).filter((name) => name.startsWith('dot-'));
  expect(dots).toHaveLength(9);
  for (const dot of dots) for (const ground of ['paper', 'surface']) expect(contrast(colours[dot] ?? '', colours[ground] ?? ''), `${dot} on ${ground}`).toBeGreaterThanOrEqual(3);
});

describe('the tables above name what the style sheets do', () => {
  const grounds = new Set([...Object.values(textOn), ...Object.values(edgeOn)].flat());

  test('every colour of text is there', () => {
    const used = rules.map(({ body }) => named(body, 'color')).filter((colour) => colour !== undefined);
    expect(used.length).toBeGreaterThan(0);
    expect(used.filter((colour) => !Object.hasOwn(textOn, colour))).toEqual([]);
  });

  test('every ground is there', () => {
    const used = rules.map(({ body }) => named(body, 'background')).filter((colour) => colour !== undefined);
    expect(used.length).toBeGreaterThan(0);
    // A dot is the mark of a category, a sheet holds a picture: neither bears text.
    expect(used.filter((colour) => !grounds.has(colour) && !colour.startsWith('dot-') && colour !== 'sheet')).toEqual([]);
  });

  test('a text that brings its own ground stands on one of the table', () => {
    const missing = rules.filter(({ body }) => {
      const [text, ground] = [named(body, 'color'), named(body, 'background')];
      return text && ground && !textOn[text]?.includes(ground);
    });
    expect(missing.map(({ selector }) => selector)).toEqual([]);
  });

  test('the colour of an input and of the focus is one of the table', () => {
    const edges = rules.flatMap(({ selector, body }) =>
      /input|select|textarea|:focus-visible/.test(selector) ? [.../(?:border(?:-color)?|outline|accent-color):[^;]*var\(--([a-z-]+)\)/.exec(body)?.slice(1) ?? []] : [],
    );
    expect(edges).toContain('focus');
    expect(edges.filter((colour) => !Object.hasOwn(edgeOn, colour))).toEqual([]);
  });

  test('no colour is made up beside the tokens; paper is printed in black', () => {
    const literals = rules.filter(({ body }) => /#[0-9a-f]{3,8}\b|\b(?:rgba?|hsla?|oklch|oklab|color-mix)\(|:\s*(?:white|black|gr[ae]y|red)\b/i.test(body));
    expect(literals.map(({ selector, body }) => [selector.split('\n').at(-1)?.trim(), /color:\s*black/.test(body)])).toEqual([['html', true]]);
  });
});
