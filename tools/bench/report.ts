import type { Growth } from './full-record.ts';
import type { ImportFigures } from './import-run.ts';
import type { Share } from './profile.ts';
import type { Weight } from './weight.ts';

const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });
const exact = new Intl.NumberFormat('en', { maximumSignificantDigits: 3 });

/** A measured pair: the program's figure and the floor's. */
export interface Pair {
  name: string;
  unit: '/s' | 'ms' | 'MiB' | 'MB';
  sijill: number;
  floor: number;
}

/** How the program stands to the floor: `1/12` of its speed, or `12×` its time or memory. */
export function ratioOf({ unit, sijill, floor }: Pair): string {
  return unit === '/s' ? `1/${exact.format(floor / sijill)}` : `${exact.format(sijill / floor)}×`;
}

export function printTable(pairs: Pair[]): void {
  const columns = ['figure'.padEnd(44), 'Sijill'.padStart(12), 'floor'.padStart(12), 'ratio'.padStart(9)];
  console.log(`\n${columns.join(' ')}\n${columns.map((column) => '─'.repeat(column.length)).join(' ')}`);
  for (const pair of pairs) {
    const figures = [pair.sijill, pair.floor].map((value) => `${(value < 100 ? exact : whole).format(value)} ${pair.unit}`.padStart(12));
    console.log([pair.name.padEnd(44), ...figures, ratioOf(pair).padStart(9)].join(' '));
  }
}

/** How much longer a list of 100,000 customers takes than one of 1,000 that shows the same. */
export function printFullRecords(growths: Growth[]): void {
  console.log('\nWith 200 fields of the firm’s own and 50 categories (aim: at most 2×)');
  for (const { name, all, few } of growths) {
    console.log(`  ${name.padEnd(42)} ${exact.format(all)} /s of 100,000, ${exact.format(few)} /s of 1,000: ${exact.format(few / all)}×`);
  }
  console.log('');
}

const both = ({ plain, gzip }: Weight['html']) => `${whole.format(plain)} bytes (${whole.format(gzip)} gzipped)`;

export function printWeight(name: string, { html, scripts, inline }: Weight): void {
  console.log(`${name}: HTML ${both(html)}, of it scripts ${both(inline)}; ${scripts.files} script files ${both(scripts)}`);
}

export function printShares(path: string, shares: Share[]): void {
  console.log(`\nWhere the time of ${path} goes (a profile of its own; profiling slows it)`);
  for (const { owner, milliseconds, share } of shares.filter(({ share }) => share >= 0.001)) {
    console.log(`  ${owner.padEnd(34)} ${milliseconds.toFixed(2).padStart(7)} ms ${(share * 100).toFixed(1).padStart(6)} %`);
  }
}

/** What an import of all customers cost: rows a second against a bare insert of the same rows, and memory at most against before. */
export function importPairs({ rows, reading, checking, saving, floor, memoryByQuarter: [first = 0, , , last = 0] }: ImportFigures): Pair[] {
  return [
    { name: 'import: rows saved', unit: '/s', sijill: rows / saving, floor: rows / floor },
    { name: 'import: rows checked', unit: '/s', sijill: rows / checking, floor: rows / floor },
    { name: 'import: rows read from the file', unit: '/s', sijill: rows / reading, floor: rows / floor },
    { name: 'import: memory in the last quarter of saving, against the first', unit: 'MiB', sijill: last, floor: first },
  ];
}
