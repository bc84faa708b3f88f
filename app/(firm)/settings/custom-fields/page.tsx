import type { ComponentProps } from 'react';
import { NoPermission } from '../../no-permission';
import type { SearchParams } from '../../../search-params';
import { confirmationOf } from '../confirmation';
import { bringFieldBack, putFieldAway, shiftField } from './actions';
import { Form } from '#components/form/form';
import { can } from '#lib/access';
import { type CustomField, wordIn } from '#lib/custom-fields/field';
import { customFieldGroups } from '#lib/custom-fields/input';
import { allFields } from '#lib/custom-fields/queries';
import type { Context } from '#lib/context';
import { translator } from '#lib/messages';
import { requireContext } from '#lib/session';

export default async function CustomFieldSettings({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const ctx = await requireContext();
  if (!can(ctx, 'firm.edit')) return <NoPermission ctx={ctx} heading="h2" />;
  const t = translator(ctx.locale, ctx.user.digits);
  const title = t('customFields.title');
  const fields = await allFields(ctx);
  const inUse = fields.filter(({ archivedAt }) => archivedAt === null);
  return (
    <>
      <title>{title}</title>
      {confirmationOf(await searchParams, t)}
      <section className="group">
        <h2>{title}</h2>
        <p>{t('customFields.lead')}</p>
        {fields.length === 0 && <p>{t('customFields.none')}</p>}
        <p><a className="button" href="/settings/custom-fields/new">{t('customFields.new')}</a></p>
        <ul className="rows">
          {fields.map((field) => <Row key={field.id} ctx={ctx} field={field} isFirst={field === inUse[0]} isLast={field === inUse.at(-1)} />)}
        </ul>
      </section>
    </>
  );
}

interface RowProps {
  ctx: Context;
  field: CustomField;
  isFirst: boolean;
  isLast: boolean;
}

function Row({ ctx, field, isFirst, isLast }: RowProps) {
  const t = translator(ctx.locale, ctx.user.digits);
  const name = wordIn(field.label, ctx.locale);
  const words = { problem: t('errors.summary'), errorTitle: t('error', { title: t('customFields.title') }) };
  const archived = field.archivedAt !== null;
  const group = customFieldGroups.find((candidate) => candidate === field.group) ?? 'more';
  return (
    <li>
      <div>
        <bdi className="strong">{name}</bdi>
        <p className="help">{t(`customFields.types.${field.type}`)} · {t(`customers.groups.${group}`)}{archived && ` · ${t('customFields.archivedLabel')}`}</p>
      </div>
      <div className="row-actions">
        {!archived && !isFirst && <Move id={field.id} to="up" label={t('customFields.up', { name })} words={words} />}
        {!archived && !isLast && <Move id={field.id} to="down" label={t('customFields.down', { name })} words={words} />}
        <a href={`/settings/custom-fields/${field.id}`} aria-label={`${t('customFields.edit')}: ${name}`}>{t('customFields.edit')}</a>
        <Form action={archived ? bringFieldBack : putFieldAway} words={words}>
          <input type="hidden" name="id" value={field.id} />
          <button className="link" aria-label={`${t(archived ? 'customFields.restore' : 'customFields.archive')}: ${name}`}>{t(archived ? 'customFields.restore' : 'customFields.archive')}</button>
        </Form>
      </div>
    </li>
  );
}

function Move({ id, to, label, words }: { id: string; to: 'up' | 'down'; label: string; words: ComponentProps<typeof Form>['words'] }) {
  return (
    <Form action={shiftField} words={words}>
      <input type="hidden" name="id" value={id} />
      <button className="link" name="to" value={to} aria-label={label}>{to === 'up' ? '↑' : '↓'}</button>
    </Form>
  );
}
