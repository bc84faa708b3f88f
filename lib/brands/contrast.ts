/** Text and large signs are read without effort from here on (WCAG 2.2, 1.4.3). */
export const readable = 4.5;

/** Whether a text is a colour as it is stored. */
export const isColor = (text: string): boolean => /^#[0-9a-f]{6}$/.test(text);

const channels = (color: string): number[] => [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16));
const colorOf = (values: readonly number[]): string => `#${values.map((value) => Math.round(value).toString(16).padStart(2, '0')).join('')}`;

/** How bright a colour is, from 0 to 1 (WCAG 2.2, relative luminance). */
function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = channels(color).map((value) => value / 255).map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/**
 * How far a colour stands out from white paper: from 1, which is white, to 21, which is black (WCAG 2.2, contrast ratio).
 * @param color `#rrggbb`
 */
export function contrastOnPaper(color: string): number {
  return 1.05 / (luminance(color) + 0.05);
}

/** The colour itself where it is readable on white paper, else the nearest of its shades that is. */
export function readableShade(color: string): string {
  if (contrastOnPaper(color) >= readable) return color;
  const shade = (part: number) => colorOf(channels(color).map((value) => value * part));
  const hundredths = Array.from({ length: 100 }, (_, index) => (99 - index) / 100);
  return hundredths.map(shade).find((darker) => contrastOnPaper(darker) >= readable) ?? '#000000';
}
