import { NoPermission } from '../../no-permission';
import type { SearchParams } from '../../../search-params';
import { saveRequiredFields } from '../actions';
import { confirmationOf } from '../confirmation';
import { Levels } from './levels';
import { Form } from '#components/form/form';
import { Submit } from '#components/form/submit';
import { can } from '#lib/access';
import { customFieldName, wordIn } from '#lib/custom-fields/field';
import { customerKinds } from '#lib/customers/fields';
import { policyOf, requirable } from '#lib/customers/required-fields';
import { rulesOf } from '#lib/customers/rules';
import { translator } from '#lib/messages';
import { requireContext } from '#lib/session';

export default async function RequiredFieldSettings({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const ctx = await requireContext();
  if (!can(ctx, 'firm.edit')) return <NoPermission ctx={ctx} heading="h2" />;
  const t = translator(ctx.locale, ctx.user.digits);
  const title = t('settings.fields');
  const policy = policyOf(ctx.firm);
  const { fields } = await rulesOf(ctx);
  const rows: { name: string; label: string }[] = [
    ...requirable.map((name) => ({ name, label: t(`customers.fields.${name}`) })),
    ...fields.map((field) => ({ name: customFieldName(field), label: wordIn(field.label, ctx.locale) })),
  ];
  const levels = [{ value: '', label: t('settings.optional') }, { value: 'invoice', label: t('settings.toInvoice') }, { value: 'save', label: t('settings.toSave') }];
  return (
    <>
      {confirmationOf(await searchParams, t)}
      <section className="group">
        <h2>{title}</h2>
        <p>{t('settings.fieldsLead')}</p>
        <Form action={saveRequiredFields} title={title} words={{ problem: t('errors.summary'), errorTitle: t('error', { title }) }}>
          <div className="actions">
            <button className="button quiet" name="preset" value="nameOnly">{t('settings.nameOnly')}</button>
            <button className="button quiet" name="preset" value="theSix">{t('settings.theSix')}</button>
          </div>
          <table className="levels">
            <thead>
              <tr>
                <th scope="col">{t('settings.field')}</th>
                {customerKinds.map((kind) => <th key={kind} scope="col">{t(`customers.kinds.${kind}`)}</th>)}
              </tr>
            </thead>
            <tbody>
              {rows.map(({ name, label }) => (
                  <tr key={name}>
                    <th scope="row">{label}</th>
                    {customerKinds.map((kind) => (
                      <td key={kind} data-kind={t(`customers.kinds.${kind}`)}>
                        <Levels name={`${name}.${kind}`} label={`${label}, ${t(`customers.kinds.${kind}`)}`} value={policy[name]?.[kind] ?? ''} options={levels} fixed={name === 'name'} />
                      </td>
                    ))}
                  </tr>
              ))}
            </tbody>
          </table>
          <div className="actions"><Submit>{t('settings.save')}</Submit></div>
        </Form>
      </section>
    </>
  );
}
