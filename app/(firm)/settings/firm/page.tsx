import { NoPermission } from '../../no-permission';
import type { SearchParams } from '../../../search-params';
import { saveFirm } from '../actions';
import { confirmationOf } from '../confirmation';
import { Select, TextField } from '#components/form/field';
import { Form } from '#components/form/form';
import { Submit } from '#components/form/submit';
import { can } from '#lib/access';
import { countryChoices } from '#lib/countries';
import { largestFile, megabyte, mostMegabytes } from '#lib/file-limits';
import { timeZones } from '#lib/firms/input';
import { translator } from '#lib/messages';
import { requireContext } from '#lib/session';

export default async function FirmSettings({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const ctx = await requireContext();
  if (!can(ctx, 'firm.edit')) return <NoPermission ctx={ctx} heading="h2" />;
  const t = translator(ctx.locale, ctx.user.digits);
  const title = t('settings.firm');
  const countries = [{ value: '', label: t('customers.choose') }, ...countryChoices(ctx.locale)];
  return (
    <>
      {confirmationOf(await searchParams, t)}
      <section className="group">
        <h2>{title}</h2>
        <Form action={saveFirm} title={title} words={{ problem: t('errors.summary'), errorTitle: t('error', { title }) }}>
          <TextField name="firmName" label={t('settings.firmName')} required dir="auto" value={ctx.firm.name} autoComplete="organization" />
          <Select name="country" label={t('settings.country')} help={t('settings.countryHelp')} value={ctx.firm.country ?? ''} options={countries} />
          <Select name="timeZone" label={t('settings.timeZone')} value={ctx.firm.timeZone} options={timeZones.map((zone) => ({ value: zone, label: zone }))} />
          <TextField name="largestFile" label={t('notes.largestFile')} help={t('notes.largestFileHelp', { most: mostMegabytes })} inputMode="numeric" dir="ltr" value={String(largestFile(ctx.firm) / megabyte)} />
          <div className="actions"><Submit>{t('settings.save')}</Submit></div>
        </Form>
      </section>
    </>
  );
}
