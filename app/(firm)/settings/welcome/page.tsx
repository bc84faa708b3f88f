import type { ComponentProps } from 'react';
import { Amount } from '../../amount';
import { NoPermission } from '../../no-permission';
import type { SearchParams } from '../../../search-params';
import { confirmationOf } from '../confirmation';
import { bringTemplateBack, putTemplateAway, saveTick, shiftTemplate } from './actions';
import { newTemplateAddress, templateAddress, templatePreviewAddress } from './addresses';
import { Checkboxes } from '#components/form/field';
import { Form } from '#components/form/form';
import { Submit } from '#components/form/submit';
import { can } from '#lib/access';
import { allCategories } from '#lib/categories/queries';
import type { Context } from '#lib/context';
import { countryName } from '#lib/countries';
import { listed } from '#lib/format';
import { translator } from '#lib/messages';
import { allTemplates, isWelcomeTicked, type WelcomeTemplate } from '#lib/registration/queries';
import { sampleWelcome } from '#lib/registration/sample';
import { requireContext } from '#lib/session';

export default async function WelcomeSettings({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const ctx = await requireContext();
  if (!can(ctx, 'firm.edit')) return <NoPermission ctx={ctx} heading="h2" />;
  const t = translator(ctx.locale, ctx.user.digits);
  const title = t('welcome.settingsTitle');
  const words = { problem: t('errors.summary'), errorTitle: t('error', { title }) };
  const templates = await allTemplates(ctx);
  const categories = new Map((await allCategories(ctx)).map(({ id, name }) => [id, name]));
  const inUse = templates.filter(({ archivedAt }) => archivedAt === null);
  return (
    <>
      <title>{title}</title>
      {confirmationOf(await searchParams, t)}
      <section className="group">
        <h2>{title}</h2>
        <p>{t('welcome.lead')}</p>
        {templates.length === 0 && <p>{t('welcome.none')}</p>}
        <p><a className="button" href={newTemplateAddress}>{t('welcome.new')}</a></p>
        <ul className="rows">
          {templates.map((template) => <Row key={template.id} {...{ ctx, template, categories, words }} isFirst={template === inUse[0]} isLast={template === inUse.at(-1)} />)}
        </ul>
      </section>
      {inUse.length > 0 && (
        <Form action={saveTick} words={words}>
          <section className="group">
            <Checkboxes name="isTicked" label={t('welcome.tick')} value={(await isWelcomeTicked(ctx)) ? 'yes' : ''} options={[{ value: 'yes', label: t('welcome.tickLabel') }]} />
            <div className="actions"><Submit quiet>{t('settings.save')}</Submit></div>
          </section>
        </Form>
      )}
    </>
  );
}

interface RowProps {
  ctx: Context;
  template: WelcomeTemplate;
  categories: ReadonlyMap<string, string>;
  words: ComponentProps<typeof Form>['words'];
  isFirst: boolean;
  isLast: boolean;
}

async function Row({ ctx, template, categories, words, isFirst, isLast }: RowProps) {
  const t = translator(ctx.locale, ctx.user.digits);
  const { id, name, countries } = template;
  const isArchived = template.archivedAt !== null;
  const { invoice } = await sampleWelcome(ctx, template);
  const whom = [...template.categories.map((category) => categories.get(category) ?? ''), ...countries.map((code) => countryName(code, ctx.locale))];
  return (
    <li>
      <div>
        <bdi className="strong">{name}</bdi>{invoice && <> · <Amount ctx={ctx} amount={invoice.totals.total} currency={invoice.currency} /></>}
        <p className="help">{whom.length > 0 ? <bdi>{listed(whom, ctx.locale)}</bdi> : t('welcome.forAll')} · {t(`welcome.languages.${template.language}`)}{isArchived && ` · ${t('welcome.archivedLabel')}`}</p>
      </div>
      <div className="row-actions">
        {!isArchived && !isFirst && <Move id={id} to="up" label={t('welcome.up', { name })} words={words} />}
        {!isArchived && !isLast && <Move id={id} to="down" label={t('welcome.down', { name })} words={words} />}
        <a href={templatePreviewAddress(id)} aria-label={`${t('welcome.preview')}: ${name}`}>{t('welcome.preview')}</a>
        <a href={templateAddress(id)} aria-label={`${t('welcome.edit')}: ${name}`}>{t('welcome.edit')}</a>
        <Form action={isArchived ? bringTemplateBack : putTemplateAway} words={words}>
          <input type="hidden" name="id" value={id} />
          <button className="link" aria-label={`${t(isArchived ? 'welcome.restore' : 'welcome.archive')}: ${name}`}>{t(isArchived ? 'welcome.restore' : 'welcome.archive')}</button>
        </Form>
      </div>
    </li>
  );
}

function Move({ id, to, label, words }: { id: string; to: 'up' | 'down'; label: string; words: RowProps['words'] }) {
  return (
    <Form action={shiftTemplate} words={words}>
      <input type="hidden" name="id" value={id} />
      <button className="link" name="to" value={to} aria-label={label}>{to === 'up' ? '↑' : '↓'}</button>
    </Form>
  );
}
