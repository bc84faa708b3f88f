export type Engine = 'sqlite' | 'postgres';

/** Which engine this process runs on. Fixed at start by `DATABASE_URL`; the tables are built from it when they are loaded. */
export const engine: Engine = /^postgres(ql)?:/.test(process.env['DATABASE_URL'] ?? '') ? 'postgres' : 'sqlite';
