import { redirect } from 'next/navigation';
import { NoPermission } from '../../../../no-permission';
import { SendPage } from '../../../../outbox/send-page';
import { periodFrom } from '../period';
import { nowhere } from '../../../addresses';
import type { SearchParams } from '../../../../../search-params';
import { can } from '#lib/access';
import { todayOf } from '#lib/invoices/input';
import { offerStatement } from '#lib/mail/send';
import { translator } from '#lib/messages';
import { requireContext } from '#lib/session';

interface SendStatementProps {
  params: Promise<{ id: string }>;
  searchParams: Promise<SearchParams>;
}

/** A customer's account for a period before it goes out by mail. */
export default async function SendStatement({ params, searchParams }: SendStatementProps) {
  const ctx = await requireContext();
  if (!can(ctx, 'mail.edit')) return <NoPermission ctx={ctx} />;
  const { id } = await params;
  const { from, to } = periodFrom(await searchParams, todayOf(ctx));
  const offer = await offerStatement(ctx, id, from, to);
  if (!offer) redirect(nowhere);
  const t = translator(ctx.locale, ctx.user.digits);
  const page = `/customers/${id}/statement`;
  const days = new URLSearchParams({ from, to });
  return <SendPage ctx={ctx} offer={offer} title={t('mail.sendTitle', { what: t('mail.sendStatement') })} send={{ what: 'statement', id, firstDay: from, lastDay: to }} pdf={{ name: `${t('statement.title')}.pdf`, address: `${page}/pdf?${days}` }} back={`${page}?${days}`} />;
}
