import { assert, integer, property } from 'fast-check';
import { expect, test } from 'vitest';
import { contrastOnPaper, isColor, readable, readableShade } from '#lib/brands/contrast';

test('contrast is that of WCAG', () => {
  // Figures of the W3C's examples: black, white, the darkest grey that is still refused, and the lightest that passes.
  expect(contrastOnPaper('#000000')).toBeCloseTo(21, 5);
  expect(contrastOnPaper('#ffffff')).toBeCloseTo(1, 5);
  expect(contrastOnPaper('#777777')).toBeCloseTo(4.48, 2);
  expect(contrastOnPaper('#767676')).toBeCloseTo(4.54, 2);
});

test('a shade is offered that is readable, of the same hue, and no darker than it must be', () => {
  const color = integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, '0')}`);
  assert(property(color, (given) => {
    const shade = readableShade(given);
    return isColor(shade) && contrastOnPaper(shade) >= readable && (contrastOnPaper(given) < readable || shade === given);
  }));
  expect(readableShade('#ffff00')).toMatch(/^#([0-9a-f]{2})\1?/);
  expect(contrastOnPaper(readableShade('#ff8800'))).toBeLessThan(5);
});

test('what is no colour is known', () => {
  for (const wrong of ['', 'red', '#fff', '#GGGGGG', '#1b5e5', '#1b5e522', 'url(#x)', '#1B5E52']) expect(isColor(wrong), wrong).toBe(false);
});
