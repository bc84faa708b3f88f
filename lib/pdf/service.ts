import type { Logo, Sheet } from '#lib/documents/sheet';

/** What is set into pages. */
export interface TypesetJob {
  sheet: Sheet;
  logo: Logo | null;
  /** The pages as a PDF, or as one picture (SVG) to be shown at once. */
  as: 'pdf' | 'svg';
  /** Goes ahead of what waits: for whoever asks within a write, for which all other writes wait. */
  isUrgent?: true;
}

/** How the running program sets sheets into pages: in a process of its own, which may die without taking the program along. */
export interface TypesetService {
  /**
   * @returns the pages: A4; of a PDF tagged, fonts embedded; the same for the same job
   * @throws NotTypeset
   */
  typeset(job: TypesetJob): Promise<Uint8Array>;
  stop(): Promise<void>;
}

/** A sheet could not be set into pages: the process died, took too long, or found a fault in it. */
export class NotTypeset extends Error {
  override readonly name = 'NotTypeset';
}

// The program starts it before Next.js is loaded, and Next.js bundles this file anew: they meet on the global object.
const holder = globalThis as typeof globalThis & { sijillTypesetting?: TypesetService };

export function useTypesetService(service: TypesetService): void {
  holder.sijillTypesetting = service;
}

/** By its name: who throws it and who catches it hold the class each in a copy of their own. */
export const isNotTypeset = (error: unknown): boolean => error instanceof Error && error.name === 'NotTypeset';

/**
 * Sets a sheet into pages, by the process that the program has started for it.
 * @throws NotTypeset
 */
export async function typeset(job: TypesetJob): Promise<Uint8Array> {
  if (!holder.sijillTypesetting) throw new NotTypeset('Nothing was started that sets pages');
  return holder.sijillTypesetting.typeset(job);
}
