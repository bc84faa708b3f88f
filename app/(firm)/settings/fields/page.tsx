import { NoPermission } from '../../no-permission';
import type { SearchParams } from '../../../search-params';
import { saveRequiredFields } from '../actions';
import { confirmationOf } from '../confirmation';
import { Form } from '#components/form/form';
import { Submit } from '#components/form/submit';
import { can } from '#lib/access';
import { requirable, requiredFields } from '#lib/customers/required-fields';
import { translator } from '#lib/messages';
import { requireContext } from '#lib/session';

export default async function RequiredFieldSettings({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const ctx = await requireContext();
  if (!can(ctx, 'firm.edit')) return <NoPermission ctx={ctx} heading="h2" />;
  const t = translator(ctx.locale, ctx.user.digits);
  const title = t('settings.fields');
  const required = requiredFields(ctx.firm);
  return (
    <>
      {confirmationOf(await searchParams, t)}
      <section className="group">
        <h2>{title}</h2>
        <Form action={saveRequiredFields} title={title} words={{ problem: t('errors.summary'), errorTitle: t('error', { title }) }}>
          <fieldset className="field ticks">
            <legend>{t('settings.fieldsLead')}</legend>
            {requirable.map((name) => (
              <label key={name} className="choice">
                <input type="checkbox" name={name} value="required" defaultChecked={required.has(name)} disabled={name === 'name'} />
                {t(`customers.fields.${name}`)}
              </label>
            ))}
          </fieldset>
          <div className="actions">
            <Submit>{t('settings.save')}</Submit>
            <button className="button quiet" name="preset" value="nameOnly">{t('settings.nameOnly')}</button>
            <button className="button quiet" name="preset" value="theSix">{t('settings.theSix')}</button>
          </div>
        </Form>
      </section>
    </>
  );
}
