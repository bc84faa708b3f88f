import { expect, onTestFinished, test } from 'vitest';
import { brokenAuditPositions, damages, lookInto, numbersById } from '../support/database-file.ts';
import { requireNameOnly, setUpFirm, toReview } from '../support/journey.ts';
import { startProgram } from '../support/program.ts';
import { seededRandom } from '../support/random.ts';
import { allPages } from '../support/register-pages.ts';
import { type RestartingProgram, restarting } from '../support/restarts.ts';
import { formOf, type Visitor } from '../support/visitor.ts';

const registrations = 500;
const visitors = 4;
const kills = 12;
/** Milliseconds from the beginning of a registration within which the program is killed: one is then under way. */
const longestDelay = 60;

/** A person's way to a saved customer, whatever happens: the review is kept on the server, so after a crash it is gone back to. */
async function registerUnderFire(program: RestartingProgram, cookies: ReadonlyMap<string, string>, name: string): Promise<string> {
  const review = await program.insist(cookies, async (visitor) => (await toReview(visitor, { name })).address);
  const address = await program.insist(cookies, (visitor) => save(visitor, review));
  const [, id] = /^\/customers\/([0-9a-f-]{36})\?saved=(?:registered|already)$/.exec(address) ?? [];
  if (!id) throw new Error(`Saving ${name} led to ${address}`);
  return id;
}

/** @returns the address that the answer leads to: the confirmation */
async function save(visitor: Visitor, review: string): Promise<string> {
  const page = await visitor.get(review);
  if (page.address !== review) return page.address;
  const answer = await visitor.post(review, formOf(page, {}, 'save'));
  if (answer.status !== 303) throw new Error(`Save was answered with ${answer.status}`);
  return answer.headers.get('location') ?? '';
}

/** Different numbers of registrations that are left when the program is to be killed, in the order in which they come. */
function momentsToKill(random: () => number): number[] {
  const moments = new Set<number>();
  while (moments.size < kills) moments.add(Math.floor(random() * (registrations - 20)) + 10);
  return [...moments].toSorted((a, b) => b - a);
}

/**
 * Lets the visitors register everything while the program is killed and started again.
 * @returns the id of the customer that each name was confirmed with
 */
async function registerAll(program: RestartingProgram, cookies: ReadonlyMap<string, string>, random: () => number): Promise<Map<string, string>> {
  const waiting = Array.from({ length: registrations }, (_, index) => `Customer ${index + 1}`);
  const confirmed = new Map<string, string>();
  const moments = new Map(momentsToKill(random).map((left) => [left, Promise.withResolvers<void>()]));
  let over = false;
  const visit = async () => {
    for (let name = waiting.shift(); name; name = waiting.shift()) {
      moments.get(waiting.length)?.resolve();
      confirmed.set(name, await registerUnderFire(program, cookies, name));
    }
  };
  const kill = async () => {
    for (const { promise } of moments.values()) {
      await promise;
      if (over) return;
      await program.killAfter(random() * longestDelay, ({ data }) => {
        const there = lookInto(data, numbersById);
        expect([...confirmed.values()].filter((id) => !there.has(id))).toEqual([]);
      });
    }
  };
  const work = [kill(), ...Array.from({ length: visitors }, visit)];
  try {
    await Promise.all(work);
  } finally {
    over = true;
    waiting.length = 0;
    for (const { resolve } of moments.values()) resolve();
    await Promise.allSettled(work);
  }
  return confirmed;
}

test(`${registrations} registrations through ${kills} kills of the server: nothing confirmed is lost, no number twice, no gap`, async () => {
  const { seed, random } = seededRandom();
  console.log(`SIJILL_SEED=${seed}`);
  const first = await startProgram();
  const visitor = await setUpFirm(first.url);
  await requireNameOnly(visitor);
  const program = restarting(first);
  onTestFinished(async () => (await program.current()).stop());
  const confirmed = await registerAll(program, visitor.cookies, random);

  const listed = (await program.insist(visitor.cookies, (returned) => allPages(returned))).flat();
  const last = await program.current();
  await last.stop();
  const { numbers, broken, events, damaged } = lookInto(last.data, (database) => ({
    numbers: numbersById(database),
    broken: brokenAuditPositions(database),
    events: database.prepare("select subject_id from audit_events where action = 'customer.registered' order by position").pluck().all(),
    damaged: damages(database),
  }));
  console.log(`${program.kills()} kills, ${program.interruptions()} steps cut short, ${confirmed.size} confirmed, ${numbers.size} found, numbers 1 to ${Math.max(...numbers.values())}`);

  expect(program.kills()).toBe(kills);
  expect(program.interruptions()).toBeGreaterThan(0);
  const oneToLast = Array.from({ length: registrations }, (_, index) => index + 1);
  expect([...numbers.values()]).toEqual(oneToLast);
  expect([...numbers.keys()].toSorted()).toEqual([...confirmed.values()].toSorted());
  expect(listed.map(({ number }) => number).toSorted((a, b) => a - b)).toEqual(oneToLast);
  expect(new Map(listed.map(({ name, address }) => [name, address.replace('/customers/', '')]))).toEqual(confirmed);
  expect(events).toEqual([...numbers.keys()]);
  expect(broken).toEqual([]);
  expect(damaged).toEqual([]);
});
