'use server';

import { redirect } from 'next/navigation';
import { settle } from '../../settle';
import type { Context } from '#lib/context';
import { readForm } from '#lib/form';
import type { FormState } from '#lib/form-state';
import { dayAndTime } from '#lib/format';
import { type MessageKey, translator } from '#lib/messages';
import { Missing } from '#lib/problems';
import { redrawEverything, requireContext } from '#lib/session';
import { changeRole } from '#lib/users/change-role';
import { disableUser } from '#lib/users/disable';
import { enableUser } from '#lib/users/enable';
import { revokeInvitation } from '#lib/users/invitations';
import { invite } from '#lib/users/invite';

const labels: Record<string, MessageKey> = { name: 'people.name', role: 'people.role' };

const words = { label: (field: string): MessageKey | undefined => labels[field] };

async function act(form: FormData, work: (ctx: Context) => Promise<FormState>): Promise<FormState> {
  const ctx = await requireContext();
  return settle(ctx, form, words, () => work(ctx));
}

/**
 * Answers with the link itself and leads nowhere: so it stands in this one answer only, in no address, no cookie and no table,
 * and is gone when the page is opened again.
 */
export async function invitePerson(_state: FormState, form: FormData): Promise<FormState> {
  return act(form, async (ctx) => {
    const { name, token, expiresAt } = await invite(ctx, readForm(form, ['name', 'role']));
    const t = translator(ctx.locale, ctx.user.digits);
    const until = dayAndTime(expiresAt, ctx.locale, ctx.user.digits, ctx.firm.timeZone);
    redrawEverything();
    return {
      values: {
        link: new URL(`/invitation/${token}`, process.env['NEXTAUTH_URL']).href,
        linkLabel: t('people.link', { name }),
        linkHelp: t('people.linkHelp', { name, until }),
      },
      problems: [],
    };
  });
}

export async function revokeOne(_state: FormState, form: FormData): Promise<FormState> {
  return act(form, async (ctx) => {
    const { invitation } = readForm(form, ['invitation']);
    await revokeInvitation(ctx, invitation).catch((error: unknown) => {
      // It is on the list no longer, so there is no place beside it to say so.
      if (error instanceof Missing) redirect('/settings/people?saved=gone');
      throw error;
    });
    redirect('/settings/people?saved=revoked');
  });
}

export async function saveRole(_state: FormState, form: FormData): Promise<FormState> {
  return act(form, async (ctx) => {
    const { user, role } = readForm(form, ['user', 'role']);
    await changeRole(ctx, user, { role });
    redirect('/settings/people?saved=role');
  });
}

export async function disablePerson(_state: FormState, form: FormData): Promise<FormState> {
  return act(form, async (ctx) => {
    const { user } = readForm(form, ['user']);
    await disableUser(ctx, user);
    redirect('/settings/people?saved=disabled');
  });
}

export async function enablePerson(_state: FormState, form: FormData): Promise<FormState> {
  return act(form, async (ctx) => {
    const { user } = readForm(form, ['user']);
    await enableUser(ctx, user);
    redirect('/settings/people?saved=enabled');
  });
}
