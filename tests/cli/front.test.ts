import { once } from 'node:events';
import { createServer, request, type IncomingHttpHeaders, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, describe, expect, test } from 'vitest';
import { front } from '#cli/front';
import { incomingBody } from '#lib/files/incoming-body';

const megabyte = 1024 * 1024;
/** A page that says what it was told. */
const echo: RequestListener = ({ headers, url }, response) => void response.setHeader('content-type', 'application/json').end(JSON.stringify({ headers, url }));

let server: Server | undefined;

/** @param peer where the connection is said to come from; by default where it does come from, this machine */
async function serve({ handler = echo as RequestListener | null, secure = false, peer = undefined as string | undefined } = {}): Promise<number> {
  const answer = front({ secure, dev: false, handler: () => handler });
  server = createServer((request, response) => {
    if (peer) Object.defineProperty(request.socket, 'remoteAddress', { value: peer });
    answer(request, response);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return (server.address() as AddressInfo).port;
}

afterEach(async () => {
  server?.closeAllConnections();
  await new Promise((closed) => (server ? server.close(closed) : closed(undefined)));
  server = undefined;
});

interface Answer {
  status: number | undefined;
  headers: IncomingHttpHeaders;
  body: string;
}

/** Sends exactly these headers; `body` null leaves it open, as a sender does that waits. */
async function send(port: number, path: string, { method = 'GET', headers = {}, body = '' as string | null } = {}): Promise<Answer> {
  const sent = request({ port, host: '127.0.0.1', path, method, headers: { 'accept-language': 'en', ...headers } });
  if (body === null) sent.flushHeaders();
  else sent.end(body);
  const [response] = await once(sent, 'response');
  const answer = { status: response.statusCode, headers: response.headers, body: await text(response) };
  sent.destroy();
  return answer;
}

const toldOf = ({ body }: Answer) => JSON.parse(body) as { headers: Record<string, string>; url: string };

describe('before the pages can be drawn', () => {
  test('the health is 503, and every page asks to come again', async () => {
    const port = await serve({ handler: null });
    expect(await send(port, '/healthz')).toMatchObject({ status: 503, body: 'starting' });
    const page = await send(port, '/customers');
    expect(page).toMatchObject({ status: 503, headers: { 'retry-after': expect.stringMatching(/^\d+$/) } });
    expect(page.body).toContain('Sijill is starting');
  });
});

test('when the pages can be drawn the health is 200', async () => {
  expect(await send(await serve(), '/healthz')).toMatchObject({ status: 200, body: 'ok', headers: { 'cache-control': 'no-store' } });
});

describe('a form is taken', () => {
  test.each([
    ['from the same host', { origin: 'http://register.example', host: 'register.example' }],
    ['from the same host and port', { origin: 'http://register.example:8080', host: 'register.example:8080' }],
    ['from a browser that says nothing of where', { host: 'register.example' }],
    ['of exactly one megabyte', { host: 'register.example', 'content-length': String(megabyte) }],
  ])('%s', async (_, headers) => {
    const length = Number(headers['content-length' as keyof typeof headers] ?? 3);
    expect(await send(await serve(), '/x', { method: 'POST', headers, body: 'x'.repeat(length) })).toMatchObject({ status: 200 });
  });
});

describe('a form is refused, in words that a person can read,', () => {
  const own = { host: 'register.example', 'content-length': '3' };
  test.each([
    [413, 'that says it is larger than a megabyte', { ...own, 'content-length': String(megabyte + 1) }, /more than the program takes/, /أكبر مما يقبله/],
    [411, 'that does not say how large it is', { host: own.host, 'transfer-encoding': 'chunked' }, /did not say how much/, /لم يذكر المتصفح حجم/],
    [403, 'from another website', { ...own, origin: 'https://evil.example' }, /another website/, /من موقع آخر/],
    [403, 'from a website whose name begins alike', { ...own, origin: 'http://register.example.evil.example' }, /another website/, /من موقع آخر/],
    [403, 'from another port of this host', { ...own, origin: 'http://register.example:81' }, /another website/, /من موقع آخر/],
    [403, 'from a page without an origin', { ...own, origin: 'null' }, /another website/, /من موقع آخر/],
    [403, 'whose browser says that it crosses sites', { ...own, 'sec-fetch-site': 'cross-site' }, /another website/, /من موقع آخر/],
  ])('%d, %s', async (status, _, headers, english, arabic) => {
    const port = await serve();
    for (const [language, words, dir] of [['en-GB', english, 'ltr'], ['ar-SA,en;q=0.5', arabic, 'rtl']] as const) {
      const answer = await send(port, '/customers/new', { method: 'POST', headers: { ...headers, 'accept-language': language }, body: null });
      expect(answer.status).toBe(status);
      expect(answer.headers['content-type']).toBe('text/html; charset=utf-8');
      expect(answer.body).toMatch(words);
      expect(answer.body).toContain(`dir="${dir}"`);
    }
  });

  test('in the language that was chosen, whatever the browser asks for', async () => {
    const headers = { ...own, 'content-length': String(megabyte + 1), cookie: 'a=b; locale=ar' };
    expect((await send(await serve(), '/x', { method: 'POST', headers, body: null })).body).toContain('lang="ar"');
  });
});

describe('a bare line of text with which Next.js would answer', () => {
  const bare = (status: number, headers: Record<string, string> = {}): RequestListener => (_, response) => {
    response.statusCode = status;
    for (const [name, value] of Object.entries({ 'content-type': 'text/plain', ...headers })) response.setHeader(name, value);
    response.end('Internal Server Error');
  };

  test.each([400, 409, 500])('%d is drawn as a page', async (status) => {
    const answer = await send(await serve({ handler: bare(status) }), '/customers');
    expect(answer).toMatchObject({ status, headers: { 'content-type': 'text/html; charset=utf-8' } });
    expect(answer.body).toContain('</html>');
    expect(answer.body).not.toContain('Internal Server Error');
  });

  test('200 stays as it is', async () => {
    expect(await send(await serve({ handler: bare(200) }), '/x')).toMatchObject({ status: 200, body: 'Internal Server Error' });
  });
});

describe('every answer', () => {
  test('carries the headers that protect the browser, refusals too', async () => {
    const port = await serve();
    const protection = {
      'x-content-type-options': 'nosniff', 'referrer-policy': 'same-origin', 'cross-origin-opener-policy': 'same-origin',
      'permissions-policy': expect.stringContaining('camera=()'), 'content-security-policy': expect.stringContaining("frame-ancestors 'none'"),
    };
    const page = await send(port, '/customers');
    expect(page.headers).toMatchObject(protection);
    expect(page.headers).not.toHaveProperty('strict-transport-security');
    const refusal = await send(port, '/x', { method: 'POST', headers: { origin: 'https://evil.example' } });
    expect(refusal.headers).toMatchObject(protection);
  });

  test('runs scripts by a nonce of its own only, which the page is told', async () => {
    const port = await serve();
    const [one, two] = [await send(port, '/'), await send(port, '/')];
    const nonceOf = ({ headers }: Answer) => /script-src 'self' 'nonce-([\w+/=]{22,})';/.exec(String(headers['content-security-policy']))?.[1];
    expect(nonceOf(one)).toBeDefined();
    expect(nonceOf(one)).not.toBe(nonceOf(two));
    expect(toldOf(one).headers['content-security-policy']).toBe(one.headers['content-security-policy']);
    expect(one.headers['content-security-policy']).not.toContain('unsafe');
  });

  test('asks for https from then on where people come by https', async () => {
    expect((await send(await serve({ secure: true }), '/')).headers['strict-transport-security']).toMatch(/max-age=\d{8}/);
  });
});

describe('what a page is told of the person who asks', () => {
  test.each([
    ['the address of the connection', '203.0.113.9', {}, '203.0.113.9'],
    ['not what somebody outside claims', '203.0.113.9', { 'x-forwarded-for': '10.0.0.1' }, '203.0.113.9'],
    ['what a proxy on this machine has added', '127.0.0.1', { 'x-forwarded-for': '203.0.113.9' }, '203.0.113.9'],
    ['and not what its client had put before', '::1', { 'x-forwarded-for': '10.0.0.1, 203.0.113.9' }, '203.0.113.9'],
    ['this machine, where it asks itself', '::ffff:127.0.0.1', {}, '::ffff:127.0.0.1'],
  ])('is %s', async (_, peer, headers, address) => {
    expect(toldOf(await send(await serve({ peer }), '/', { headers })).headers['x-forwarded-for']).toBe(address);
  });

  test('is the page that was asked for, whatever the browser says', async () => {
    const { headers, url } = toldOf(await send(await serve(), '/customers?q=%20a', { headers: { 'x-sijill-address': '/settings', 'x-forwarded-host': 'evil.example' } }));
    expect(url).toBe('/customers?q=%20a');
    expect(headers['x-sijill-address']).toBe('/customers?q=%20a');
    expect(headers).not.toHaveProperty('x-forwarded-host');
  });
});

describe.each(['/customers/1/notes/2/files', '/customers/1/consent/2/evidence'])('an upload of files to %s', (address) => {
  const own = { host: 'register.example', origin: 'http://register.example' };
  /** Says how much the page can read by itself, and how much of the body was kept back for it. */
  const reader: RequestListener = async (request, response) => {
    const lengths: number[] = [];
    for (const body of [request, incomingBody.getStore()]) {
      let length = 0;
      for await (const piece of body ?? []) length += (piece as Buffer).length;
      lengths.push(length);
    }
    response.end(JSON.stringify({ method: request.method, url: request.url, type: request.headers['content-type'], lengths }));
  };

  test('may be larger than a form, and its body reaches nobody who does not ask for it', async () => {
    const length = 3 * megabyte;
    const answer = await send(await serve({ handler: (request, response) => void reader(request, response) }), `${address}?a=b`, {
      method: 'POST', headers: { ...own, 'content-length': String(length), 'content-type': 'multipart/form-data; boundary=x' }, body: 'x'.repeat(length),
    });
    expect(JSON.parse(answer.body)).toEqual({ method: 'POST', url: `${address}?a=b`, type: 'multipart/form-data; boundary=x', lengths: [0, length] });
  });

  test.each([
    [413, 'beyond what any firm allows', { ...own, 'content-length': '10001000001' }],
    [411, 'that does not say how large it is', { ...own, 'transfer-encoding': 'chunked' }],
    [403, 'from another website', { ...own, origin: 'https://evil.example', 'content-length': '3' }],
  ])('is refused with %d %s', async (status, _, headers) => {
    expect(await send(await serve(), address, { method: 'POST', headers, body: null })).toMatchObject({ status, headers: { 'content-type': 'text/html; charset=utf-8' } });
  });

  test.each(['/customers/1/notes/2', '/customers/1/notes/2/files/3', '/customers/1/files', '/x/customers/1/notes/2/files', '/customers/1/notes/2/files/', '/customers/1/consent', '/customers/1/consent/2', '/customers/1/consent/2/evidence/'])('is taken nowhere else: %s', async (path) => {
    expect(await send(await serve(), path, { method: 'POST', headers: { ...own, 'content-length': String(megabyte + 1) }, body: null })).toMatchObject({ status: 413 });
  });

  test('that is answered before it has come gets its answer, and the rest is not waited for', async () => {
    const port = await serve({ handler: (_, response) => void response.end('enough') });
    const sent = request({ port, host: '127.0.0.1', path: address, method: 'POST', headers: { ...own, 'content-length': '1000000' } });
    sent.write('x');
    const [response] = await once(sent, 'response');
    expect(await text(response)).toBe('enough');
    // The connection is given up, not kept for a body that nobody wants.
    await once(sent, 'close');
  });
});

test.each(['/customers/1/notes/2/files/3', '/customers/1/consent/2/evidence'])('what people uploaded is given out under a policy in which nothing acts: %s', async (path) => {
  const { headers } = await send(await serve(), path);
  expect(headers).toMatchObject({ 'content-security-policy': "default-src 'none'; sandbox", 'x-content-type-options': 'nosniff' });
});
