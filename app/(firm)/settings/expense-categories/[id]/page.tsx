import { redirect } from 'next/navigation';
import { nowhere } from '../../../customers/addresses';
import { NoPermission } from '../../../no-permission';
import { saveExpenseCategory } from '../actions';
import { TextField } from '#components/form/field';
import { Form } from '#components/form/form';
import { Submit } from '#components/form/submit';
import { can } from '#lib/access';
import { findExpenseCategory } from '#lib/expenses/categories';
import { translator } from '#lib/messages';
import { requireContext } from '#lib/session';

export default async function RenameExpenseCategory({ params }: { params: Promise<{ id: string }> }) {
  const ctx = await requireContext();
  if (!can(ctx, 'expenses.edit')) return <NoPermission ctx={ctx} heading="h2" />;
  const category = await findExpenseCategory(ctx, (await params).id);
  if (!category) redirect(nowhere);
  const t = translator(ctx.locale, ctx.user.digits);
  const title = `${t('expenses.categories.rename')}: ${category.name}`;
  return (
    <section className="group">
      <h2>{t('expenses.categories.rename')}: <bdi>{category.name}</bdi></h2>
      <Form action={saveExpenseCategory} title={title} words={{ problem: t('errors.summary'), errorTitle: t('error', { title }) }}>
        <input type="hidden" name="id" value={category.id} />
        <TextField name="name" label={t('expenses.categories.name')} required dir="auto" value={category.name} />
        <div className="actions"><Submit>{t('expenses.categories.save')}</Submit> <a href="/settings/expense-categories" data-key="Escape">{t('form.cancel')}</a></div>
      </Form>
    </section>
  );
}
