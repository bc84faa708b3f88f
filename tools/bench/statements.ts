import { join } from 'node:path';
import Database from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { useStore } from '#db/client';
import type { Db } from '#db/types';
import type { Context, Firm } from '#lib/context';
import { findCustomers } from '#lib/customers/find-customers';
import { type CustomerFilter, findProfile, listCustomers } from '#lib/customers/queries';

/** A statement as the program runs it. */
export interface Statement {
  sql: string;
  parameters: unknown[];
}

/** What the program asks the database for a page: the floor runs the very same. */
export interface Statements {
  /**
   * What a list takes, by its address: its rows, and what is asked before and after them, which is one number each. Where a
   * second list stands behind it (whose names sound like what was searched), what that one takes.
   */
  lists: Record<string, Statement[][]>;
  profile: Statement;
  /** Ids of customers, for their profiles. */
  ids: string[];
  firmId: string;
  userId: string;
}

const usual: CustomerFilter = { search: '', status: 'active', sort: 'name', direction: 'asc', page: 1 };

/** Runs the program's own queries on its data and writes down what reaches SQLite. */
export async function captureStatements(data: string, lists: Record<string, Partial<CustomerFilter>>): Promise<Statements> {
  const client = new Database(join(data, 'sijill.db'), { readonly: true });
  const heard: Statement[] = [];
  const logger = { logQuery: (sql: string, parameters: unknown[]) => void heard.push({ sql, parameters }) };
  const db = drizzle({ client, casing: 'snake_case', logger }) as unknown as Db;
  useStore({ read: (work) => work(db), write: (work) => work(db), snapshot: (work) => work(), close: async () => {} });
  const heardOf = async (work: () => Promise<unknown>): Promise<Statement[]> => {
    heard.length = 0;
    await work();
    return [...heard];
  };
  const firmId = client.prepare('select id from firms').pluck().get() as string;
  const userId = client.prepare('select id from users').pluck().get() as string;
  const ids = client.prepare('select id from customers where key % 997 = 0').pluck().all() as string[];
  const ctx = contextOf(firmId, userId);
  const captured: Statements['lists'] = {};
  for (const [address, given] of Object.entries(lists)) {
    const filter = { ...usual, ...given };
    const list = await heardOf(() => listCustomers(ctx, filter));
    const both = await heardOf(() => findCustomers(ctx, filter));
    captured[address] = [list, both.slice(list.length)].filter((statements) => statements.length > 0);
  }
  const [profile, ...more] = await heardOf(() => findProfile(ctx, ids[0] ?? ''));
  if (!profile || more.length > 0) throw new Error('One statement was expected for a profile');
  client.close();
  return { lists: captured, profile, ids, firmId, userId };
}

function contextOf(firmId: string, userId: string): Context {
  const firm: Firm = { id: firmId, name: '', country: null, timeZone: 'UTC', requiredFields: {}, largestFile: null };
  return { firm, user: { id: userId, name: '', email: '', digits: 'latn' }, role: 'owner', locale: 'en' };
}
