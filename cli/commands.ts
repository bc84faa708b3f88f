import type { ParseArgsOptionsConfig } from 'node:util';

export interface Invocation {
  /** What follows the name of the command. */
  operands: string[];
  flags: Record<string, boolean | undefined>;
}

export interface Command {
  /** As it is typed, such as `user reset-password`. */
  name: string;
  /** What it takes, in the order in which it is typed. */
  operands: readonly string[];
  flags: Record<string, string>;
  /** Null for what the program calls itself, and nobody else. */
  summary: string | null;
  load: () => Promise<(invocation: Invocation) => Promise<void> | void>;
}

/** Every command there is. Help is printed from this table; a command is loaded when it is called. */
export const commands: readonly Command[] = [
  {
    name: 'serve', operands: [], flags: {}, summary: 'start the program and print its address (this is what `sijill` alone does)',
    load: async () => (await import('#cli/commands/serve')).serve,
  },
  {
    name: 'backup', operands: ['FILE'], flags: {}, summary: 'write a backup to FILE, also while the program is running',
    load: async () => (await import('#cli/commands/backup')).backup,
  },
  {
    name: 'restore', operands: ['FILE'], flags: { replace: 'put data that are there aside' }, summary: 'bring back a backup; the program must be stopped',
    load: async () => (await import('#cli/commands/restore')).restore,
  },
  {
    name: 'check', operands: [], flags: {}, summary: 'examine database, files, customer numbers and audit chain',
    load: async () => (await import('#cli/commands/check')).check,
  },
  {
    name: 'import customers', operands: ['FILE'], flags: { 'skip-refused': 'save the others where rows are refused', 'new-categories': 'make categories that are not there yet' },
    summary: 'bring in customers from a CSV, Excel or vCard file',
    load: async () => (await import('#cli/commands/import-customers')).importCustomers,
  },
  {
    name: 'import everything', operands: ['DIR'], flags: {}, summary: 'bring back what `sijill export` has written, where nobody is set up yet',
    load: async () => (await import('#cli/commands/import-everything')).importEverything,
  },
  {
    name: 'export', operands: ['DIR'], flags: {}, summary: 'write everything that is kept into a new folder, in open formats',
    load: async () => (await import('#cli/commands/export')).exportAll,
  },
  {
    name: 'user reset-password', operands: ['EMAIL'], flags: {}, summary: 'give an account a new password, print it, and end its sessions and waiting time',
    load: async () => (await import('#cli/commands/reset-password')).resetPassword,
  },
  {
    name: 'install', operands: [], flags: {}, summary: 'write a systemd service for this program (as root)',
    load: async () => (await import('#cli/commands/install')).installService,
  },
  {
    name: 'typeset', operands: [], flags: {}, summary: null,
    load: async () => (await import('#cli/commands/typeset')).typeset,
  },
];

export const optionsOf = ({ flags }: Command): ParseArgsOptionsConfig =>
  Object.fromEntries(Object.keys(flags).map((name) => [name, { type: 'boolean' as const }]));

const plainUsageOf = ({ name, operands }: Command): string => ['sijill', name, ...operands].join(' ');

/** How a command is typed, with all that may be added. */
export function usageOf(command: Command): string {
  return [plainUsageOf(command), ...Object.keys(command.flags).map((flag) => `[--${flag}]`)].join(' ');
}

export function help(): string {
  const lines = [
    ...commands.flatMap((command) => (command.summary === null ? [] : [
      [plainUsageOf(command), command.summary] as const,
      ...Object.entries(command.flags).map(([flag, meaning]) => [`    --${flag}`, meaning] as const),
    ])),
    ['sijill --version', 'which version this is'] as const,
    ['sijill --help', 'this page'] as const,
  ];
  const width = Math.max(...lines.map(([usage]) => usage.length)) + 3;
  return ['Sijill, the customer register that a small firm runs itself.', '', ...lines.map(([usage, meaning]) => `  ${usage.padEnd(width)}${meaning}`)].join('\n');
}
