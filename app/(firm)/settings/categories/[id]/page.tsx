import { redirect } from 'next/navigation';
import { nowhere } from '../../../customers/addresses';
import { NoPermission } from '../../../no-permission';
import { mergeCategory, saveCategory } from '../actions';
import { CategoryInputs } from '../fields';
import { Select } from '#components/form/field';
import { Form } from '#components/form/form';
import { Submit } from '#components/form/submit';
import { can } from '#lib/access';
import { allCategories } from '#lib/categories/queries';
import { translator } from '#lib/messages';
import { requireContext } from '#lib/session';

export default async function EditCategory({ params }: { params: Promise<{ id: string }> }) {
  const ctx = await requireContext();
  if (!can(ctx, 'customers.edit')) return <NoPermission ctx={ctx} heading="h2" />;
  const { id } = await params;
  const categories = await allCategories(ctx);
  const category = categories.find((candidate) => candidate.id === id);
  if (!category) redirect(nowhere);
  const t = translator(ctx.locale, ctx.user.digits);
  const title = t('categories.editTitle', { name: category.name });
  const words = { problem: t('errors.summary'), errorTitle: t('error', { title }) };
  const others = categories.filter((other) => other.id !== id);
  return (
    <>
      <section className="group">
        <h2>{title}</h2>
        <Form action={saveCategory} title={title} words={words}>
          <input type="hidden" name="id" value={id} />
          <CategoryInputs t={t} category={category} />
          <div className="actions"><Submit>{t('settings.save')}</Submit> <a href="/settings/categories">{t('form.cancel')}</a></div>
        </Form>
      </section>
      {others.length > 0 && (
        <section className="group">
          <h2>{t('categories.mergeTitle')}</h2>
          <p>{t('categories.mergeLead', { name: category.name })}</p>
          <Form action={mergeCategory} words={words}>
            <input type="hidden" name="id" value={id} />
            <Select name="into" label={t('categories.into')} options={others.map((other) => ({ value: other.id, label: other.name }))} />
            <div className="actions"><Submit quiet>{t('categories.merge')}</Submit></div>
          </Form>
        </section>
      )}
    </>
  );
}
