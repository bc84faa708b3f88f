import { eq, type SQL, type AnyColumn } from 'drizzle-orm';
import { store } from '#db/client';
import type { Db } from '#db/types';
import type { Context, Role } from '#lib/context';
import { Forbidden } from '#lib/problems';

/** Who may do what. Pages ask it to decide what they draw, `read` and `write` to decide what happens. */
const rolesFor = {
  'customers.view': ['owner', 'member', 'viewer'],
  'customers.edit': ['owner', 'member'],
  'customers.import': ['owner', 'member'],
  'customers.merge': ['owner', 'member'],
  'customers.erase': ['owner'],
  'notes.view': ['owner', 'member', 'viewer'],
  'notes.edit': ['owner', 'member'],
  'products.view': ['owner', 'member', 'viewer'],
  'products.edit': ['owner', 'member'],
  'invoices.view': ['owner', 'member', 'viewer'],
  'invoices.edit': ['owner', 'member'],
  'payments.view': ['owner', 'member', 'viewer'],
  'payments.edit': ['owner', 'member'],
  'expenses.view': ['owner', 'member', 'viewer'],
  'expenses.edit': ['owner', 'member'],
  'reports.view': ['owner', 'member', 'viewer'],
  'mail.view': ['owner', 'member', 'viewer'],
  'mail.edit': ['owner', 'member'],
  'account.edit': ['owner', 'member', 'viewer'],
  'firm.edit': ['owner'],
  'users.edit': ['owner'],
  'backups.make': ['owner'],
} as const satisfies Record<string, readonly Role[]>;

export type Permission = keyof typeof rolesFor;

export function can(ctx: Context, permission: Permission): boolean {
  return (rolesFor[permission] as readonly Role[]).includes(ctx.role);
}

/**
 * For what is no query, such as a backup.
 * @throws Forbidden
 */
export function demand(ctx: Context, permission: Permission): void {
  if (!can(ctx, permission)) throw new Forbidden(permission);
}

/**
 * The way of a query to the data. There is no other: a query that names no permission has no `db`.
 * @throws Forbidden
 */
export async function read<Result>(ctx: Context, permission: Permission, work: (db: Db) => Promise<Result>): Promise<Result> {
  demand(ctx, permission);
  return store.read(work);
}

/**
 * For queries that must agree with each other, such as those of an export: they see the data of one moment. Nothing is written in here.
 * @throws Forbidden
 */
export async function snapshot<Result>(ctx: Context, permission: Permission, work: () => Promise<Result>): Promise<Result> {
  demand(ctx, permission);
  return store.snapshot(work);
}

/**
 * The way of a verb to the data, as one transaction. A `write` inside a `write` joins it.
 * @throws Forbidden
 */
export async function write<Result>(ctx: Context, permission: Permission, work: (db: Db) => Promise<Result>): Promise<Result> {
  demand(ctx, permission);
  return store.write(work);
}

/** Lets `work` be done once the write that this is called in has ended, whether its rows stand or not. It must not throw. */
export function afterWrite(work: () => Promise<void>): void {
  store.afterwards(work);
}

/** The condition that stands in every query: rows of this firm. A row of another is simply not found. */
export function ofFirm(ctx: Context, table: { firmId: AnyColumn }): SQL {
  return eq(table.firmId, ctx.firm.id);
}
