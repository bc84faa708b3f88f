import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { type ClientRequest, request } from 'node:http';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { damages, lookInto } from '../support/database-file.ts';
import { aPdf } from '../support/files.ts';
import { register, requireNameOnly, setUpFirm } from '../support/journey.ts';
import { type Program, startProgram } from '../support/program.ts';
import { seededRandom } from '../support/random.ts';
import { type RestartingProgram, restarting } from '../support/restarts.ts';
import type { Visitor } from '../support/visitor.ts';

const megabyte = 1_000_000;

/** Writes a note on a new customer. @returns its address */
async function aNote(visitor: Visitor): Promise<string> {
  await requireNameOnly(visitor);
  const profile = await register(visitor, { name: 'Maria Anders' });
  const page = await visitor.get(`${profile.address.split('?', 1)[0]}/notes/new`);
  const note = await visitor.submit(page, { text: 'Documents' }, 'addFiles');
  return note.address.split(/[?#]/, 1)[0] ?? '';
}

/** Memory of a process in megabytes, as the system counts it. */
function residentOf({ process }: Program): number {
  const kilobytes = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${process.pid}/status`, 'utf8'))?.[1];
  return (Number(kilobytes) * 1024) / megabyte;
}

interface Sent {
  location: string;
  /** Megabytes that had been sent when the answer came. */
  sent: number;
  /** Megabytes of memory that the program had at most, above what it had before. */
  grown: number;
}

const boundary = 'boundary-of-the-test';
const head = Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name="files"; filename="large.pdf"\r\n\r\n`);
const tail = Buffer.from(`\r\n--${boundary}--\r\n`);

/** Sends a file of so many bytes as a browser would, without ever having it: it stops when the answer comes. */
async function send(program: Program, visitor: Visitor, address: string, file: { begin: Buffer; size: number; end: Buffer }): Promise<Sent> {
  const before = residentOf(program);
  let grown = 0;
  const watch = setInterval(() => (grown = Math.max(grown, residentOf(program) - before)), 20);
  onTestFinished(() => clearInterval(watch));
  const upload = request(new URL(`${address}/files`, program.url), {
    method: 'POST',
    headers: {
      origin: new URL(program.url).origin,
      cookie: [...visitor.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
      'content-type': `multipart/form-data; boundary=${boundary}`,
      'content-length': head.length + file.size + tail.length,
    },
  });
  const answered = new Promise<string>((resolve, reject) => {
    upload.once('response', (response) => resolve(response.headers.location ?? String(response.statusCode)));
    upload.once('error', reject);
  });
  let stopped = false;
  void answered.then(() => (stopped = true), () => (stopped = true));
  const sent = await pour(upload, file, () => stopped);
  const location = await answered;
  clearInterval(watch);
  upload.on('error', () => {}).destroy();
  return { location, sent: sent / megabyte, grown };
}

/** @returns bytes sent */
async function pour(upload: ClientRequest, { begin, size, end }: { begin: Buffer; size: number; end: Buffer }, isStopped: () => boolean): Promise<number> {
  const piece = Buffer.alloc(256 * 1024, ' ');
  let left = size - begin.length - end.length;
  upload.write(head);
  upload.write(begin);
  while (left > 0 && !isStopped()) {
    const next = piece.subarray(0, Math.min(left, piece.length));
    left -= next.length;
    if (!upload.write(next)) await Promise.race([new Promise((drained) => upload.once('drain', drained)), after(50)]);
  }
  if (!isStopped()) upload.end(Buffer.concat([end, tail]));
  return size - left;
}

const emptyPdf = aPdf();
const whole = (size: number) => ({ begin: Buffer.from('%PDF-1.7\n'), size, end: emptyPdf.subarray(emptyPdf.indexOf('trailer')) });
/** What the program may grow by while it deals with a file, whatever its size: pieces that have been read and wait for the garbage collector. */
const flat = 150;

test('1 GB is refused before it is sent, and a file is taken, refused or skipped without being held in memory', async () => {
  const program = await startProgram();
  onTestFinished(() => program.stop());
  const visitor = await setUpFirm(program.url);
  const note = await aNote(visitor);
  // What is loaded at the first upload is not counted.
  expect((await send(program, visitor, note, whole(1000))).location).toBe(`${note}?attached=1`);

  const refused = await send(program, visitor, note, whole(1000 * megabyte));
  const tooLarge = await send(program, visitor, note, whole(190 * megabyte));
  await visitor.submit(await visitor.get('/settings/firm'), { largestFile: '500' });
  const taken = await send(program, visitor, note, whole(400 * megabyte));
  for (const [name, { sent, grown }] of Object.entries({ refused, tooLarge, taken })) {
    console.log(`${name}: ${sent.toFixed(1)} MB sent when the answer came, memory grew by ${grown.toFixed(1)} MB at most; at the end ${residentOf(program).toFixed(0)} MB`);
  }

  expect(refused.location).toBe(`${note}?refused=allTooLarge`);
  expect(refused.sent).toBeLessThan(50);
  expect(tooLarge.location).toBe(`${note}?attached=0&refused=tooLarge+large.pdf`);
  expect(taken.location).toBe(`${note}?attached=1`);
  for (const { grown } of [refused, tooLarge, taken]) expect(grown).toBeLessThan(flat);
  const stored = lookInto(program.data, (database) => database.prepare('select size from files order by size').pluck().all());
  expect(stored).toEqual([1000, 400 * megabyte]);
  expect(leftovers(program.data)).toEqual([]);
});

test('whoever is not signed in, or may not, is answered before anything is read', async () => {
  const program = await startProgram();
  onTestFinished(() => program.stop());
  const visitor = await setUpFirm(program.url);
  const note = await aNote(visitor);
  const unknown = await send(program, visitor, note.replace(/[^/]+$/, 'none'), whole(100 * megabyte));
  expect(unknown.location).toBe('/not-found');
  expect(unknown.sent).toBeLessThan(50);
  visitor.cookies.clear();
  const signedOut = await send(program, visitor, note, whole(100 * megabyte));
  expect(signedOut.location).toBe(`/login?callbackUrl=${encodeURIComponent(note)}`);
  expect(signedOut.sent).toBeLessThan(50);
  expect(leftovers(program.data)).toEqual([]);
});

const uploads = 200;
const visitors = 3;
const kills = 8;
/** Milliseconds from the beginning of an upload within which the program is killed: one is then under way. */
const longestDelay = 60;

const leftovers = (data: string): string[] => (existsSync(join(data, 'files')) ? readdirSync(join(data, 'files')).filter((name) => name.startsWith('.')) : []);

interface StoredFile {
  name: string;
  sha256: string;
}

const filesIn = (data: string): StoredFile[] => lookInto(data, (database) => database.prepare('select name, sha256 from files').all() as StoredFile[]);

/** Rows whose content is not there, or is not what they say. */
function rowsWithoutFile(data: string): string[] {
  return filesIn(data).flatMap(({ name, sha256 }) => {
    const path = join(data, 'files', sha256.slice(0, 2), sha256);
    const sound = existsSync(path) && createHash('sha256').update(readFileSync(path)).digest('hex') === sha256;
    return sound ? [] : [name];
  });
}

/** Every fourth has the same content as the one before it. */
const contentOf = (index: number): Buffer => aPdf({ filling: Buffer.alloc(500_000, String(index % 4 === 3 ? index - 1 : index)) });

async function upload(program: RestartingProgram, cookies: ReadonlyMap<string, string>, note: string, index: number): Promise<void> {
  await program.insist(cookies, async (visitor) => {
    const form = new FormData();
    form.append('files', new Blob([new Uint8Array(contentOf(index))]), `${index}.pdf`);
    const answer = await visitor.post(`${note}/files`, form);
    expect(answer.headers.get('location')).toBe(`${note}?attached=1`);
  });
}

test(`${uploads} uploads through ${kills} kills of the server: no row without its file, and nothing of the broken ones left`, async () => {
  const { seed, random } = seededRandom();
  console.log(`SIJILL_SEED=${seed}`);
  const first = await startProgram();
  const visitor = await setUpFirm(first.url);
  const note = await aNote(visitor);
  const program = restarting(first);
  onTestFinished(async () => (await program.current()).stop());
  const waiting = Array.from({ length: uploads }, (_, index) => index);
  const confirmed: number[] = [];
  let cleared = 0;

  const moments = Array.from({ length: kills }, (_, kill) => ({ left: uploads - Math.round(((kill + 0.5) * uploads) / kills), come: Promise.withResolvers<void>() }));
  const visit = async () => {
    for (let index = waiting.shift(); index !== undefined; index = waiting.shift()) {
      moments.find(({ left }) => left === waiting.length)?.come.resolve();
      await upload(program, visitor.cookies, note, index);
      confirmed.push(index);
    }
  };
  const kill = async () => {
    for (const { come } of moments) {
      await come.promise;
      const { data } = await program.current();
      const watch = setInterval(() => (cleared += leftovers(data).length), 5);
      await program.killAfter(random() * longestDelay, (restarted) => {
        expect(rowsWithoutFile(restarted.data)).toEqual([]);
        expect(leftovers(restarted.data)).toEqual([]);
        const there = new Set(filesIn(restarted.data).map(({ name }) => name));
        expect(confirmed.filter((index) => !there.has(`${index}.pdf`))).toEqual([]);
      });
      clearInterval(watch);
    }
  };
  await Promise.all([kill(), ...Array.from({ length: visitors }, visit)]);

  const last = await program.current();
  await last.stop();
  const stored = filesIn(last.data);
  const contents = new Set(readdirSync(join(last.data, 'files'), { recursive: true, encoding: 'utf8' }).flatMap((name) => /[0-9a-f]{64}$/.exec(name) ?? []));
  console.log(`${program.kills()} kills, ${program.interruptions()} uploads cut short, ${confirmed.length} confirmed, ${stored.length} rows, ${contents.size} contents, marks of broken uploads seen ${cleared} times`);
  expect(program.kills()).toBe(kills);
  expect(program.interruptions()).toBeGreaterThan(0);
  expect(confirmed.toSorted((a, b) => a - b)).toEqual(Array.from({ length: uploads }, (_, index) => index));
  expect(rowsWithoutFile(last.data)).toEqual([]);
  expect(contents).toEqual(new Set(stored.map(({ sha256 }) => sha256)));
  expect(leftovers(last.data)).toEqual([]);
  expect(lookInto(last.data, damages)).toEqual([]);
});
