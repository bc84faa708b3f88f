import { Agent, type IncomingHttpHeaders, request } from 'node:http';
import type { Visitor } from '../../tests/support/visitor.ts';

export interface Exchange {
  path: string;
  method?: 'GET' | 'POST';
  /** Type of the body. */
  type?: string;
  body?: Buffer;
}

export interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

/** A server under load and how to speak to it: each client keeps one connection. */
export interface Target {
  send(exchange: Exchange): Promise<Answer>;
}

export const clients = 8;

/** The cookies of a visitor as one header. */
export function cookieOf(visitor: Visitor): string {
  return [...visitor.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
}

/** A connection that the server closed in the moment in which it was used again; browsers then take another one. */
class Dropped extends Error {}

/** @param cookie that signs the clients in */
export function target(url: string, cookie = ''): Target {
  const agent = new Agent({ keepAlive: true, maxSockets: clients });
  const { hostname, port, origin } = new URL(url);
  const sendOnce = ({ path, method = 'GET', type, body }: Exchange): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const headers = { ...(cookie && { cookie }), ...(body && { origin, 'content-type': type, 'content-length': body.length }) };
      const message = request({ agent, hostname, port, path, method, headers }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) }));
        response.on('error', reject);
      });
      message.on('error', (error: NodeJS.ErrnoException) => reject(message.reusedSocket && error.code === 'ECONNRESET' ? new Dropped() : error));
      message.end(body);
    });
  const send = (exchange: Exchange): Promise<Answer> =>
    sendOnce(exchange).catch((error: unknown) => {
      if (error instanceof Dropped) return send(exchange);
      throw error;
    });
  return { send };
}

/** One unit of work of one client: a request, or the several of a registration. */
export type Work = (to: Target) => Promise<void>;

/**
 * Lets all clients work, each beginning anew as soon as it is done.
 * @param until how long, in milliseconds, or how often
 * @returns units of work a second
 */
export async function rateOf(to: Target, work: Work, until: number | { times: number }): Promise<number> {
  const begun = performance.now();
  let taken = 0;
  const goesOn = () => (typeof until === 'number' ? performance.now() - begun < until : taken < until.times);
  const client = async () => {
    while (goesOn()) {
      taken += 1;
      await work(to);
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
  return (taken * 1000) / (performance.now() - begun);
}

/** The work of getting one of these pages after the other. */
export function getting(...paths: string[]): Work {
  let next = 0;
  return async (to) => {
    const path = paths[(next += 1) % paths.length] ?? '/';
    const { status } = await to.send({ path });
    if (status !== 200) throw new Error(`${path} was answered with ${status}`);
  };
}

export function median(values: number[]): number {
  const sorted = [...values].toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 ? (sorted[middle] ?? NaN) : ((sorted[middle - 1] ?? NaN) + (sorted[middle] ?? NaN)) / 2;
}
