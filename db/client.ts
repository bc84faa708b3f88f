import { AsyncLocalStorage } from 'node:async_hooks';
import type { OneStore, Store } from '#db/types';

type Following = (() => Promise<void>)[];

// The program opens the store before Next.js is loaded, and Next.js bundles this file anew: they meet on the global object.
const holder = globalThis as typeof globalThis & { sijillStore?: Store; sijillFollowing?: AsyncLocalStorage<Following> };
const current = (holder.sijillFollowing ??= new AsyncLocalStorage<Following>());

function opened(): Store {
  if (!holder.sijillStore) throw new Error('The store is used before it was opened (db/open)');
  return holder.sijillStore;
}

/** The one store of this process. */
export const store: OneStore = {
  read: (work) => opened().read(work),
  write: (work) => {
    if (current.getStore()) return opened().write(work);
    const following: Following = [];
    return opened()
      .write((db) => current.run(following, () => work(db)))
      .finally(async () => {
        for (const follow of following) await follow();
      });
  },
  snapshot: (work) => opened().snapshot(work),
  afterwards: (work) => {
    const following = current.getStore();
    if (!following) throw new Error('There is no write that this could follow');
    following.push(work);
  },
  close: async () => {
    await holder.sijillStore?.close();
    delete holder.sijillStore;
  },
};

export function useStore(opened: Store): void {
  holder.sijillStore = opened;
}
