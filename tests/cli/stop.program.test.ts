import { once } from 'node:events';
import { statSync } from 'node:fs';
import { type IncomingMessage, request } from 'node:http';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { owner, register, requireNameOnly, setUpFirm } from '../support/journey.ts';
import { type Program, startProgram, temporaryFolder } from '../support/program.ts';
import { allPages } from '../support/register-pages.ts';
import { formOf, Visitor } from '../support/visitor.ts';

const modeOf = (path: string): string => (statSync(path).mode & 0o777).toString(8);

test('makes a data folder that only its owner may look into, and a secret that only they may read', async () => {
  const data = join(temporaryFolder(), 'made', 'here');
  const program = await startProgram(data);
  expect(modeOf(data)).toBe('700');
  expect(modeOf(join(data, 'secret'))).toBe('600');
  const health = await fetch(`${program.url}/healthz`);
  expect([health.status, await health.text()]).toEqual([200, 'ok']);
  await program.stop();
});

test.each(['SIGTERM', 'SIGINT'] as const)('%s ends it with status 0, though browsers keep connections open', async (signal) => {
  const program = await startProgram();
  await new Visitor(program.url).get('/setup');
  program.process.kill(signal);
  await once(program.process, 'exit');
  expect(program.process.exitCode).toBe(0);
});

test('what was saved, and who is signed in, outlives a restart', async () => {
  const program = await startProgram();
  const visitor = await setUpFirm(program.url);
  await requireNameOnly(visitor);
  await register(visitor, { name: 'Before the restart' });
  await program.stop();
  const again = await startProgram(program.data);
  const returned = new Visitor(again.url);
  for (const [name, value] of visitor.cookies) returned.cookies.set(name, value);
  await register(returned, { name: 'After the restart' });
  expect((await allPages(returned)).flat().map(({ number, name }) => [number, name])).toEqual([[2, 'After the restart'], [1, 'Before the restart']]);
  await again.stop();
});

/** Resolves once the program takes no new connections. */
async function refusing({ url }: Program): Promise<void> {
  const { hostname, port } = new URL(url);
  for (;;) {
    const socket = connect(Number(port), hostname);
    const refused = await once(socket, 'connect').then(() => false, () => true);
    socket.destroy();
    if (refused) return;
    await pause(5);
  }
}

test('a form that is on its way when the program is told to stop is still answered, and what it did is kept', async () => {
  const program = await startProgram();
  await setUpFirm(program.url);
  const browser = new Visitor(program.url);
  const message = new Response(formOf(await browser.get('/login'), { email: owner.email, password: owner.password }));
  const body = Buffer.from(await message.arrayBuffer());
  const post = request(`${program.url}/login`, {
    method: 'POST',
    headers: { 'content-type': message.headers.get('content-type') ?? '', 'content-length': body.length, expect: '100-continue' },
  });
  post.flushHeaders();
  await once(post, 'continue');
  post.write(body.subarray(0, 100));
  program.process.kill('SIGTERM');
  await refusing(program);
  post.end(body.subarray(100));
  const [answer] = (await once(post, 'response')) as [IncomingMessage];
  expect([answer.statusCode, answer.headers.location]).toEqual([303, '/customers']);
  answer.resume();
  await once(program.process, 'exit');
  expect(program.process.exitCode).toBe(0);

  const again = await startProgram(program.data);
  const returned = new Visitor(again.url);
  for (const line of answer.headers['set-cookie'] ?? []) {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
    returned.cookies.set(name, value);
  }
  expect((await returned.get('/customers')).address).toBe('/customers');
  await again.stop();
});
