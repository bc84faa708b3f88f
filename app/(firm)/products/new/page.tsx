import { NoPermission } from '../../no-permission';
import { Once } from '../../once';
import { addProduct } from '../actions';
import { ProductFields } from '../product-fields';
import { Form } from '#components/form/form';
import { Submit } from '#components/form/submit';
import { can } from '#lib/access';
import { translator } from '#lib/messages';
import { requireContext } from '#lib/session';

export default async function NewProduct() {
  const ctx = await requireContext();
  if (!can(ctx, 'products.edit')) return <NoPermission ctx={ctx} />;
  const t = translator(ctx.locale, ctx.user.digits);
  const title = t('products.new');
  return (
    <>
      <h1>{title}</h1>
      <Form action={addProduct} title={title} words={{ problem: t('errors.summary'), errorTitle: t('error', { title }) }}>
        <Once />
        <section className="group"><ProductFields ctx={ctx} /></section>
        <div className="actions"><Submit>{t('products.save')}</Submit> <a href="/products" data-key="Escape">{t('form.cancel')}</a></div>
      </Form>
    </>
  );
}
