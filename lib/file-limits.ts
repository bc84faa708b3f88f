import type { Firm } from '#lib/context';

/** A megabyte as people count it, and as sizes are shown. */
export const megabyte = 1_000_000;
const usualLargestFile = 20 * megabyte;
/** No firm may allow more for one file: megabytes. */
export const mostMegabytes = 1000;

/** How many files of the largest size fit into one upload. */
const filesAtOnce = 10;
/** What a form adds around its files, at most. */
const wrapping = megabyte;

/** Largest file that can be attached, in bytes. */
export function largestFile(firm: Firm): number {
  return firm.largestFile ?? usualLargestFile;
}

/** Largest upload that is read at all, in bytes. */
export function longestUpload(firm: Firm): number {
  return largestFile(firm) * filesAtOnce + wrapping;
}

/** The same for whatever firm: what the front door lets through before it is known who comes. */
export const longestUploadOfAny = mostMegabytes * megabyte * filesAtOnce + wrapping;

/** Largest file of customers that is read, in bytes. */
export const largestImport = 100 * megabyte;
/** Largest upload of one. */
export const longestImportUpload = largestImport + wrapping;
