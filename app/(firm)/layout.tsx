import type { ReactNode } from 'react';
import { Frame } from './frame';
import { requireContext } from '#lib/session';

export default async function FirmLayout({ children }: { children: ReactNode }) {
  const ctx = await requireContext();
  return <Frame ctx={ctx}>{children}</Frame>;
}
