import type { Store } from '#db/types';

// The program opens the store before Next.js is loaded, and Next.js bundles this file anew: they meet on the global object.
const holder = globalThis as typeof globalThis & { sijillStore?: Store };

function opened(): Store {
  if (!holder.sijillStore) throw new Error('The store is used before it was opened (db/open)');
  return holder.sijillStore;
}

/** The one store of this process. */
export const store: Store = {
  read: (work) => opened().read(work),
  write: (work) => opened().write(work),
  snapshot: (work) => opened().snapshot(work),
  close: async () => {
    await holder.sijillStore?.close();
    delete holder.sijillStore;
  },
};

export function useStore(opened: Store): void {
  holder.sijillStore = opened;
}
