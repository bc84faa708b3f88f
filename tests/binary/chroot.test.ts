import { execFileSync, spawn } from 'node:child_process';
import { copyFileSync, mkdirSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { networkInterfaces } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { beforeAll, expect, test } from 'vitest';
import { binary, outcomeOf } from '../support/binary.ts';
import { allRows, lookInto } from '../support/database-file.ts';
import { register, requireNameOnly, setUpFirm } from '../support/journey.ts';
import { textOf, unspaced } from '../support/pdf.ts';
import { endingWithUs, temporaryFolder } from '../support/program.ts';

/** The libraries that README and hosting guide name. */
const named = /^(?:ld-linux-[\w-]+|lib(?:c|m|dl|rt|pthread|stdc\+\+|gcc_s))\.so\.\d+$/;

let root: string;

beforeAll(() => {
  root = temporaryFolder();
  // What it unpacks needs some as well: here, what sets pages.
  const setter = createRequire(import.meta.url).resolve(`@myriaddreamin/typst-ts-node-compiler-linux-${process.arch}-gnu`);
  const needed = execFileSync('ldd', [binary, setter], { encoding: 'utf8' }).match(/\/\S+\.so\.\d+/g) ?? [];
  for (const library of needed) {
    mkdirSync(join(root, dirname(library)), { recursive: true });
    copyFileSync(library, join(root, library));
  }
  copyFileSync(binary, join(root, 'sijill'));
});

/** Starts the single file as if nothing else were on the machine: no shell, no /proc, no /tmp, no variables but these. */
const inside = (words: string[], variables: Record<string, string>) =>
  endingWithUs(spawn('/usr/sbin/chroot', [root, '/sijill', ...words], { env: variables as NodeJS.ProcessEnv, stdio: ['ignore', 'pipe', 'pipe'] }));

test('in an empty root with nothing but the libraries it names, without network: from the first start to a restored backup', async () => {
  const libraries = readdirSync(root, { recursive: true, encoding: 'utf8' }).map((path) => path.split('/').at(-1) ?? '').filter((name) => name.includes('.so'));
  expect(libraries.filter((name) => !named.test(name))).toEqual([]);
  expect(Object.keys(networkInterfaces())).toEqual(['lo']);

  const program = inside([], { SIJILL_DATA: '/data', PORT: '0' });
  const url = await new Promise<string>((resolve, reject) => {
    createInterface({ input: program.stdout }).on('line', (line) => {
      const address = /^Sijill: (\S+)/.exec(line)?.[1];
      if (address) resolve(address);
    });
    void outcomeOf(program).then(({ stderr }) => reject(new Error(stderr)));
  });
  const visitor = await setUpFirm(url, 'ar');
  await requireNameOnly(visitor);
  const profile = await register(visitor, { name: 'مؤسسة النور' });
  expect(profile.html).toContain('مؤسسة النور');
  const statement = await visitor.file(`${profile.address.split('?')[0]}/statement/pdf`);
  expect(unspaced(textOf(statement, 1))).toContain('مؤسسةالنور');

  expect(await outcomeOf(inside(['backup', '/backup'], { SIJILL_DATA: '/data' }))).toMatchObject({ status: 0, stderr: '' });
  expect(await outcomeOf(inside(['restore', '/backup'], { SIJILL_DATA: '/elsewhere' }))).toMatchObject({ status: 0, stderr: '' });
  expect(await outcomeOf(inside(['check'], { SIJILL_DATA: '/elsewhere' }))).toMatchObject({ status: 0, stderr: '' });
  expect(lookInto(join(root, 'elsewhere'), allRows)).toEqual(lookInto(join(root, 'data'), allRows));
  program.kill('SIGTERM');
});

test('where nobody has a home, it says what to set', async () => {
  expect(await outcomeOf(inside([], {}))).toMatchObject({ status: 1, stderr: expect.stringMatching(/^sijill: [^\n]*SIJILL_DATA[^\n]*\n$/) });
});

test('it says who it is without a data folder', async () => {
  expect(await outcomeOf(inside(['--version'], {}))).toMatchObject({ status: 0, stdout: expect.stringMatching(/^Sijill \d/) });
});

test('it installs itself as a service, and says what it did', async () => {
  const { status, stdout } = await outcomeOf(inside(['install'], { SIJILL_DATA: '/data', PORT: '8080', NEXTAUTH_URL: 'https://register.example.com' }));
  expect({ status, stdout }).toEqual({ status: 0, stdout: expect.stringContaining('Wrote /etc/systemd/system/sijill.service') });
  expect(lookAtUnit()).toContain('Environment="PORT=8080"');
  expect(await outcomeOf(inside(['install'], { SIJILL_DATA: '/data' }))).toMatchObject({ status: 0, stdout: expect.stringContaining('sijill.service.before') });
  expect(readdirSync(join(root, 'usr/local/bin'))).toEqual(['sijill']);
});

const lookAtUnit = (): string => execFileSync('cat', [join(root, 'etc/systemd/system/sijill.service')], { encoding: 'utf8' });
