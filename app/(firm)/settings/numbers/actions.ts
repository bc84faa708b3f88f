'use server';

import { redirect } from 'next/navigation';
import { settle } from '../../settle';
import { numbersAddress } from './addresses';
import type { Context } from '#lib/context';
import { readForm } from '#lib/form';
import type { FormState } from '#lib/form-state';
import type { MessageKey } from '#lib/messages';
import { archiveSeries, changeSeries, createSeries, makeDefault, restoreSeries, seriesInputNames } from '#lib/numbers/series';
import { requireContext } from '#lib/session';

const words = { label: (field: string): MessageKey | undefined => ((seriesInputNames as string[]).includes(field) ? (`numbers.fields.${field}` as MessageKey) : undefined) };
const saved = numbersAddress({ saved: 'series' });

export async function addSeries(_state: FormState, form: FormData): Promise<FormState> {
  const ctx = await requireContext();
  return settle(ctx, form, words, async () => {
    await createSeries(ctx, readForm(form, seriesInputNames));
    redirect(saved);
  });
}

export async function saveSeries(_state: FormState, form: FormData): Promise<FormState> {
  const ctx = await requireContext();
  return settle(ctx, form, words, async () => {
    const { id, ...values } = readForm(form, ['id', 'pattern', 'next']);
    await changeSeries(ctx, id, values);
    redirect(saved);
  });
}

const presses: Record<string, (ctx: Context, id: string) => Promise<void>> = { usual: makeDefault, archive: archiveSeries, restore: restoreSeries };

/** A press on one of the series: `usual.<id>`, `archive.<id>` or `restore.<id>`. */
export async function pressSeries(_state: FormState, form: FormData): Promise<FormState> {
  const ctx = await requireContext();
  return settle(ctx, form, words, async () => {
    const [what = '', id = ''] = readForm(form, ['intent']).intent.split('.');
    await presses[what]?.(ctx, id);
    redirect(saved);
  });
}
