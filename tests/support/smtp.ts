import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';

/** A message as the server has accepted it. */
export interface Accepted {
  from: string;
  to: string[];
  content: string;
  messageId: string;
}

/** What a server does wrong. */
export type Fault = 'later' | 'refused' | 'noSuchUser' | 'hangs' | 'drops' | 'dropsAccepted' | 'slow' | 'busy';

export interface MailServerUnderTest {
  port: number;
  url: string;
  accepted: Accepted[];
  /** How many connections there were. */
  connections(): number;
  /** How many messages it was handed, accepted or not. */
  handed(): number;
  /** From now on, until told otherwise. */
  misbehave(fault: Fault | null): void;
  stop(): Promise<void>;
}

/** A header of a mail, with the lines it was folded over put together. */
export const header = (content: string, name: string): string | undefined => new RegExp(`^${name}: (.*)$`, 'im').exec(content.split('\r\n\r\n', 1)[0]?.replaceAll(/\r\n[ \t]+/g, ' ') ?? '')?.[1];

const failure = (code: number, words: string): Error => Object.assign(new Error(words), { responseCode: code });

/** Starts a real SMTP server that keeps what it accepts, and does wrong what it is told to. */
export async function startMailServer(options: SMTPServerOptions = {}): Promise<MailServerUnderTest> {
  const accepted: Accepted[] = [];
  let fault: Fault | null = null;
  let [connections, handed] = [0, 0];
  const sockets = new Set<Socket>();
  const server = new SMTPServer({
    authOptional: true, disabledCommands: ['STARTTLS'], disableReverseLookup: true, closeTimeout: 100, ...options,
    onConnect(_session, done) {
      connections += 1;
      done(fault === 'busy' ? failure(421, 'Too many connections') : null);
    },
    onMailFrom(_address, _session, done) {
      done(fault === 'later' ? failure(451, 'Greylisted, come back later') : null);
    },
    onRcptTo(_address, _session, done) {
      done(fault === 'noSuchUser' ? failure(550, 'No such user here') : null);
    },
    onData(stream, session, done) {
      const pieces: Buffer[] = [];
      stream.on('data', (piece: Buffer) => pieces.push(piece));
      stream.on('end', () => {
        handed += 1;
        const content = Buffer.concat(pieces).toString('utf8');
        const keep = () => accepted.push({ from: session.envelope.mailFrom ? session.envelope.mailFrom.address : '', to: session.envelope.rcptTo.map(({ address }) => address), content, messageId: header(content, 'Message-ID') ?? '' });
        const cut = () => sockets.forEach((socket) => socket.destroy());
        if (fault === 'refused') done(failure(554, 'Looks like spam'));
        else if (fault === 'hangs') return;
        else if (fault === 'drops') cut();
        else if (fault === 'dropsAccepted') {
          keep();
          cut();
        } else {
          setTimeout(() => {
            keep();
            done();
          }, fault === 'slow' ? 300 : 0);
        }
      });
    },
  });
  server.on('error', () => undefined);
  server.server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  const { port } = server.server.address() as AddressInfo;
  return {
    port, url: `smtp://127.0.0.1:${port}`, accepted, connections: () => connections, handed: () => handed,
    misbehave: (wrong) => {
      fault = wrong;
    },
    stop: () => new Promise((resolve) => {
      sockets.forEach((socket) => socket.destroy());
      server.close(() => resolve());
    }),
  };
}

/** A server that takes connections and never says a word, or one letter now and then. */
export async function startMuteServer(drips: boolean): Promise<{ port: number; stop: () => Promise<void> }> {
  const sockets = new Set<Socket>();
  const server: Server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    const dripping = drips ? setInterval(() => socket.write('2'), 50) : undefined;
    socket.once('close', () => clearInterval(dripping));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    stop: async () => {
      sockets.forEach((socket) => socket.destroy());
      server.close();
      await once(server, 'close');
    },
  };
}
