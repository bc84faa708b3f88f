import { createServer, type RequestListener, type Server } from 'node:http';
import { join } from 'node:path';
import next from 'next';
import { prepareDataFolder, sessionSecret } from '#cli/data-folder';
import { front } from '#cli/front';
import { programFolder } from '#cli/program-folder';
import { store } from '#db/client';
import { openStore } from '#db/open';
import { EnvironmentProblem, readEnvironment } from '#lib/env';

interface ServeOptions {
  dev: boolean;
}

/**
 * Starts the program: checks the environment, takes the port, opens and migrates the database, and prints the address when
 * it answers. Until then every request is told to wait.
 * @throws EnvironmentProblem, StorageProblem
 */
export async function serve({ dev }: ServeOptions): Promise<void> {
  const environment = readEnvironment(process.env);
  const { dataFolder, databaseUrl, host } = environment;
  let handler: RequestListener | null = null;
  const server = createServer(front({ secure: environment.publicUrl.startsWith('https:'), dev, handler: () => handler }));
  const port = await listen(server, host, environment.port);
  prepareDataFolder(dataFolder);
  // Next.js and its sessions read these where they need them.
  process.env['NEXTAUTH_SECRET'] = environment.secret ?? sessionSecret(dataFolder);
  process.env['NEXTAUTH_URL'] = process.env['NEXTAUTH_URL'] ?? environment.publicUrl.replace(/:0$/, `:${port}`);
  const folder = programFolder();
  await openStore(databaseUrl, join(folder, 'db', 'migrations'));
  const pages = next({ dev, dir: folder, hostname: host, port });
  await pages.prepare();
  stopOnSignal(server);
  const handle = pages.getRequestHandler();
  handler = (request, response) => void handle(request, response);
  console.log(`Sijill: ${process.env['NEXTAUTH_URL']}`);
}

/** @returns the port, also when the system chose it (PORT=0) */
function listen(server: Server, host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const why: Record<string, string> = {
        EADDRINUSE: `Port ${port} on ${host} is taken; stop the program that has it, or set PORT to another one`,
        EACCES: `Port ${port} may not be opened by this user; set PORT to one above 1023`,
        EADDRNOTAVAIL: `HOST ${host} is no address of this machine; set HOST to one that is, such as 127.0.0.1`,
        ENOTFOUND: `HOST ${host} is no address of this machine; set HOST to one that is, such as 127.0.0.1`,
      };
      reject(new EnvironmentProblem(why[error.code ?? ''] ?? error.message));
    });
    server.listen(port, host, () => {
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : port);
    });
  });
}

/** Takes no new requests, lets those under way end (ten seconds at most), and closes the database. */
function stopOnSignal(server: Server): void {
  const stop = () => {
    setTimeout(() => server.closeAllConnections(), 8000).unref();
    server.close(() => void store.close().then(() => process.exit(0)));
    server.closeIdleConnections();
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}
