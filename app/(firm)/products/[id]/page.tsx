import { redirect } from 'next/navigation';
import { nowhere } from '../../customers/addresses';
import { NoPermission } from '../../no-permission';
import { bringProductBack, putProductAway, saveProduct } from '../actions';
import { ProductFields } from '../product-fields';
import { Form } from '#components/form/form';
import { Submit } from '#components/form/submit';
import { can } from '#lib/access';
import { translator } from '#lib/messages';
import { findProduct, productName } from '#lib/products/queries';
import { requireContext } from '#lib/session';

export default async function EditProduct({ params }: { params: Promise<{ id: string }> }) {
  const ctx = await requireContext();
  if (!can(ctx, 'products.edit')) return <NoPermission ctx={ctx} />;
  const product = await findProduct(ctx, (await params).id);
  if (!product) redirect(nowhere);
  const t = translator(ctx.locale, ctx.user.digits);
  const title = productName(product, ctx.locale);
  const words = { problem: t('errors.summary'), errorTitle: t('error', { title }) };
  return (
    <>
      <h1 dir="auto">{title}</h1>
      <Form action={saveProduct} title={title} words={words}>
        <input type="hidden" name="id" value={product.id} />
        <input type="hidden" name="version" value={product.version} />
        <section className="group"><ProductFields ctx={ctx} product={product} /></section>
        <div className="actions"><Submit>{t('products.save')}</Submit> <a href="/products" data-key="Escape">{t('form.cancel')}</a></div>
      </Form>
      <Form action={product.archivedAt === null ? putProductAway : bringProductBack} words={words}>
        <input type="hidden" name="id" value={product.id} />
        <div className="actions"><button className="link">{t(product.archivedAt === null ? 'products.archive' : 'products.restore')}</button></div>
      </Form>
    </>
  );
}
