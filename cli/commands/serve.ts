import { readFileSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import { join } from 'node:path';
import next from 'next';
import { startBackups } from '#cli/backups';
import { prepareDataFolder, sessionSecret } from '#cli/data-folder';
import { startComparing } from '#cli/comparing';
import { front } from '#cli/front';
import { startMailing } from '#cli/mailing';
import { migrationsFolder, programFolder } from '#cli/program-folder';
import { startRecurring } from '#cli/recurring';
import { startReminding } from '#cli/reminding';
import { logWhatIsPrinted } from '#cli/request-log';
import { clearOldRuntimes } from '#cli/runtime';
import { sourceOf } from '#cli/source';
import { startTypesetting } from '#cli/typesetting';
import { backUpBeforeUpgrade } from '#cli/upgrade';
import { store } from '#db/client';
import { holdFolder } from '#db/maintenance';
import { openStore } from '#db/open';
import { finishRestore, forgetRestore, isFreshlyRestored } from '#lib/backup/restore';
import { hour } from '#lib/clock';
import { deriveCustomers } from '#lib/customers/derive';
import { type Environment, readEnvironment } from '#lib/env';
import { EnvironmentProblem } from '#lib/environment-problem';
import { filesFolder } from '#lib/files/place';
import { clearLeftovers } from '#lib/files/settle';
import { pauseImports, resumeImports } from '#lib/imports/run';
import { log } from '#lib/log';
import { holdCopiedMail } from '#lib/mail/copied';
import { forgetOldMerges } from '#lib/merges/forget';
import { useTypesetService } from '#lib/pdf/service';
import { remindFromTomorrow } from '#lib/reminders/copied';

/** What goes on in the background, each as the way to end it. */
const endings: (() => Promise<void>)[] = [pauseImports];

/** A request may take this long to arrive: the largest upload over a slow line. */
const longestSending = hour;

/**
 * Starts the program: checks the environment, takes the port, opens and migrates the database, and prints the address when
 * it answers. Until then every request is told to wait.
 * @throws EnvironmentProblem, StorageProblem, BackupProblem
 */
export async function serve(): Promise<void> {
  const environment = readEnvironment(process.env);
  const { dataFolder, host } = environment;
  const dev = process.env['NODE_ENV'] === 'development';
  let handler: RequestListener | null = null;
  const server = createServer({ requestTimeout: longestSending }, front({ secure: environment.publicUrl.startsWith('https:'), dev, handler: () => handler }));
  const port = await listen(server, host, environment.port);
  prepareDataFolder(dataFolder);
  await openData(environment);
  // Next.js and its sessions read these where they need them.
  process.env['NEXTAUTH_SECRET'] = environment.secret ?? sessionSecret(dataFolder);
  process.env['NEXTAUTH_URL'] = process.env['NEXTAUTH_URL'] ?? environment.publicUrl.replace(/:0$/, `:${port}`);
  if (!dev) logWhatIsPrinted();
  if (!dev) useBuiltConfiguration();
  const pages = next({ dev, dir: programFolder(), hostname: host, port });
  await pages.prepare();
  stopOnSignal(server);
  const handle = pages.getRequestHandler();
  handler = (request, response) => void handle(request, response);
  const typesetting = startTypesetting();
  useTypesetService(typesetting);
  endings.push(() => typesetting.stop());
  await resumeImports();
  endings.push(startComparing(), startRecurring(), startReminding(), startMailing(environment.databaseFile !== null));
  process.stdout.write(`Sijill: ${process.env['NEXTAUTH_URL']}\n`);
}

/** Everything between the folder and an open store: nobody else at work there, a restore that was cut short finished, a backup before an upgrade. */
async function openData(environment: Environment): Promise<void> {
  const { dataFolder, databaseFile, databaseUrl } = environment;
  if (databaseFile !== null) {
    holdFolder(dataFolder);
    clearOldRuntimes();
    finishRestore(dataFolder);
    await backUpBeforeUpgrade(databaseFile, startBackups(sourceOf(environment)));
  }
  await openStore(databaseUrl, migrationsFolder());
  const derived = await deriveCustomers();
  if (derived > 0) log.info({ customers: derived }, 'customers were made findable as this version finds them');
  if (isFreshlyRestored(dataFolder)) {
    const held = await holdCopiedMail();
    await store.write(remindFromTomorrow);
    forgetRestore(dataFolder);
    if (held > 0) log.warn({ messages: held }, 'mail that waited in the backup is held: it may have gone out since');
  }
  await store.write(forgetOldMerges);
  // With the folder held, no upload can be under way in it; on another engine another program may share it.
  await clearLeftovers(filesFolder(), databaseFile === null ? hour : 0);
}

/** The build has kept its configuration: next.config.js is not read again, and need not be there. */
function useBuiltConfiguration(): void {
  const { config } = JSON.parse(readFileSync(join(programFolder(), '.next', 'required-server-files.json'), 'utf8')) as { config: unknown };
  process.env['__NEXT_PRIVATE_STANDALONE_CONFIG'] = JSON.stringify(config);
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
    server.close(() => void Promise.all(endings.map((end) => end())).then(() => store.close()).then(() => process.exit(0)));
    server.closeIdleConnections();
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}
