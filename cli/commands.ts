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
  summary: string;
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
    summary: 'bring in customers: CSV, Excel, vCard',
    load: async () => (await import('#cli/commands/import-customers')).importCustomers,
  },
  {
    name: 'export', operands: ['DIR'], flags: {}, summary: 'write everything into a new folder, in open formats',
    load: async () => (await import('#cli/commands/export')).exportAll,
  },
  {
    name: 'user reset-password', operands: ['EMAIL'], flags: {}, summary: 'give an account a new password, print it, and end its sessions',
    load: async () => (await import('#cli/commands/reset-password')).resetPassword,
  },
  {
    name: 'install', operands: [], flags: {}, summary: 'write a systemd service for this program (as root)',
    load: async () => (await import('#cli/commands/install')).installService,
  },
];

export const optionsOf = ({ flags }: Command): ParseArgsOptionsConfig =>
  Object.fromEntries(Object.keys(flags).map((name) => [name, { type: 'boolean' as const }]));

/** How a command is typed. */
export function usageOf({ name, operands, flags }: Command): string {
  return ['sijill', name, ...operands, ...Object.keys(flags).map((flag) => `[--${flag}]`)].join(' ');
}

/** What is longer has its meaning on the next line. */
const longestBeside = 36;

export function help(): string {
  const lines = [
    ...commands.flatMap((command) => [
      [usageOf(command), command.summary] as const,
      ...Object.entries(command.flags).map(([flag, meaning]) => [`    --${flag}`, meaning] as const),
    ]),
    ['sijill --version', 'which version this is'] as const,
    ['sijill --help', 'this page'] as const,
  ];
  const width = Math.max(...lines.map(([usage]) => usage.length).filter((length) => length <= longestBeside)) + 3;
  const shown = lines.map(([usage, meaning]) => (usage.length <= longestBeside ? `  ${usage.padEnd(width)}${meaning}` : `  ${usage}\n  ${' '.repeat(width)}${meaning}`));
  return ['Sijill, the customer register that a small firm runs itself.', '', ...shown].join('\n');
}
