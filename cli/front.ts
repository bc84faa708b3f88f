import { randomBytes } from 'node:crypto';
import { IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import { refuse } from '#cli/refusal';
import { logged } from '#cli/request-log';
import { second } from '#lib/clock';
import { longestUploadOfAny } from '#lib/file-limits';
import { incomingBody } from '#lib/files/incoming-body';

/** Largest body of a form. */
const longestBody = 1024 * 1024;
/** Where files are sent: there a body may be larger, and is read by nobody who has not checked who sends it. */
const takesFiles = /^\/(?:customers\/(?:[^/?]+\/notes\/[^/?]+\/files|[^/?]+\/consent\/[^/?]+\/evidence|import\/upload)|expenses\/[^/?]+\/files)$/;
/** Where they are given out again. */
const isDownload = /^\/customers\/(?:[^/?]+\/notes\/[^/?]+\/files\/[^/?]+|[^/?]+\/consent\/[^/?]+\/evidence|export\.(?:csv|xlsx)(?:\?.*)?)$|^\/expenses\/(?:[^/?]+\/files\/[^/?]+|export\.(?:csv|xlsx)(?:\?.*)?)$/;
/** Where documents of ours are given out, which a browser shows in a viewer of its own. */
const isPaper = /^\/(?:(?:invoices|payments|customers|i)\/[^?]*\/pdf|i\/[^?]*\/logo|settings\/documents\/(?:preview|logo))(?:\?|$)/;
/** How long the rest of a body is still taken that nobody wants, so that the browser comes to read the answer: milliseconds. */
const patience = 2 * second;

interface FrontOptions {
  /** Whether people reach the program by https. */
  secure: boolean;
  /** Development needs `eval` and a web socket. */
  dev: boolean;
  /** Null until the database is migrated and the pages can be drawn. */
  handler: () => RequestListener | null;
}

/**
 * The front door: what must hold for every request is seen to here, once, before Next.js sees it. Health, size of the body,
 * where a form comes from, the headers that protect the browser, and the facts that pages ask for.
 */
export function front({ secure, dev, handler }: FrontOptions): RequestListener {
  return logged((request, response) => {
    const handle = handler();
    if (request.url === '/healthz') return health(response, handle !== null);
    if (!handle) return refuse(request, response, 'starting');
    protect(request, response, { secure, dev });
    const refusal = refusalOf(request);
    if (refusal) return refuse(request, response, refusal);
    noteFacts(request);
    drawBareAnswers(request, response);
    if (isUpload(request)) return withBodyKeptBack(request, response, handle);
    handle(request, response);
  });
}

function health(response: ServerResponse, ready: boolean): void {
  response.writeHead(ready ? 200 : 503, { 'content-type': 'text/plain', 'cache-control': 'no-store' }).end(ready ? 'ok' : 'starting');
}

const isUpload = ({ method, url }: IncomingMessage): boolean => method === 'POST' && takesFiles.test(url?.split('?', 1)[0] ?? '');

/** Next.js would read any body into memory as fast as it comes: it gets a request without one, and the route takes the body from `incomingBody`. */
function withBodyKeptBack(request: IncomingMessage, response: ServerResponse, handle: RequestListener): void {
  const { method, url, headers, rawHeaders, httpVersion } = request;
  const bodiless = Object.assign(new IncomingMessage(request.socket), { method, url, headers, rawHeaders, httpVersion, complete: true });
  bodiless.push(null);
  response.once('finish', () => {
    if (request.complete) return;
    request.resume();
    setTimeout(() => request.complete || request.socket.destroy(), patience).unref();
  });
  incomingBody.run(request, () => handle(bodiless, response));
}

type Refusal = 'tooLarge' | 'filesTooLarge' | 'lengthUnknown' | 'foreignForm';

function refusalOf(request: IncomingMessage): Refusal | undefined {
  const { method, headers } = request;
  if (method === 'GET' || method === 'HEAD') return undefined;
  const { origin, host } = headers;
  const foreign = origin !== undefined && (URL.parse(origin)?.host ?? '') !== host;
  if (foreign || headers['sec-fetch-site'] === 'cross-site') return 'foreignForm';
  const length = headers['content-length'];
  if (length === undefined) return 'lengthUnknown';
  if (isUpload(request)) return Number(length) > longestUploadOfAny ? 'filesTooLarge' : undefined;
  return Number(length) > longestBody ? 'tooLarge' : undefined;
}

/** Scripts run only with this answer's nonce, which Next.js reads from the request and puts on its own. */
function protect(request: IncomingMessage, response: ServerResponse, { secure, dev }: { secure: boolean; dev: boolean }): void {
  const nonce = randomBytes(16).toString('base64');
  const policy = [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}'${dev ? " 'unsafe-eval'" : ''}`,
    `style-src 'self'${dev ? " 'unsafe-inline'" : ''}`,
    "img-src 'self' data:",
    `connect-src 'self'${dev ? ' ws:' : ''}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
  request.headers['content-security-policy'] = policy;
  response.setHeader('Content-Security-Policy', policyFor(request.url ?? '', policy));
  response.setHeader('X-Content-Type-Options', 'nosniff');
  // Not `no-referrer`: forms would then be sent with `Origin: null`, which is refused.
  response.setHeader('Referrer-Policy', 'same-origin');
  response.setHeader('Cross-Origin-Opener-Policy', 'same-origin');
  response.setHeader('Permissions-Policy', 'camera=(), microphone=(), geolocation=()');
  if (secure) response.setHeader('Strict-Transport-Security', 'max-age=31536000');
}

function policyFor(url: string, usual: string): string {
  // What people uploaded is never a page of ours: should a browser show it after all, nothing in it acts.
  if (isDownload.test(url)) return "default-src 'none'; sandbox";
  if (isPaper.test(url)) return "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'none'";
  return usual;
}

/** Where Next.js answers an error with a line of plain text (a page that an upgrade made old, a broken body), a page says it instead. */
function drawBareAnswers(request: IncomingMessage, response: ServerResponse): void {
  const end = response.end.bind(response);
  response.end = ((...parts: Parameters<typeof end>) => {
    response.end = end;
    const bare = response.statusCode >= 400 && !response.headersSent && String(response.getHeader('content-type')).startsWith('text/plain');
    if (!bare) return end(...parts);
    refuse(request, response, response.statusCode === 409 ? 'outdated' : response.statusCode < 500 ? 'unreadable' : 'failed');
    return response;
  }) as typeof response.end;
}

const thisMachine = /^(?:127\.|::1$|::ffff:127\.)/;

/** What pages ask for and a browser must not be able to claim: its address, and the page it wants. */
function noteFacts(request: IncomingMessage): void {
  const { headers, socket, url, method } = request;
  const peer = socket.remoteAddress ?? '';
  // Only a proxy on this machine is believed, and of what it hands on only the part that it has added itself.
  const behindProxy = thisMachine.test(peer) && headers['x-forwarded-for'];
  headers['x-forwarded-for'] = behindProxy ? String(headers['x-forwarded-for']).split(',').at(-1)?.trim() : peer;
  headers['x-sijill-address'] = url;
  headers['x-sijill-method'] = method;
  delete headers['x-forwarded-host'];
  delete headers['x-prerender-revalidate'];
}
