import { NoPermission } from '../../no-permission';
import type { SearchParams } from '../../../search-params';
import { confirmationOf } from '../confirmation';
import { addExpenseCategory, addUsual, bringExpenseCategoryBack, putExpenseCategoryAway } from './actions';
import { TextField } from '#components/form/field';
import { Form } from '#components/form/form';
import { Submit } from '#components/form/submit';
import { can } from '#lib/access';
import { allExpenseCategories, type ExpenseCategory, usualCategories } from '#lib/expenses/categories';
import { type Translate, translator } from '#lib/messages';
import { requireContext } from '#lib/session';
import { fold } from '#lib/text';

/** What the firm spends money on. */
export default async function ExpenseCategorySettings({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const ctx = await requireContext();
  if (!can(ctx, 'expenses.edit')) return <NoPermission ctx={ctx} heading="h2" />;
  const t = translator(ctx.locale, ctx.user.digits);
  const title = t('expenses.categories.title');
  const categories = await allExpenseCategories(ctx);
  const words = { problem: t('errors.summary'), errorTitle: t('error', { title }) };
  const isMissing = usualCategories.some((usual) => !categories.some(({ nameKey }) => nameKey === fold(t(`expenses.usual.${usual}`))));
  return (
    <>
      {confirmationOf(await searchParams, t)}
      <section className="group">
        <h2>{title}</h2>
        {categories.length === 0 && <p>{t('expenses.categories.none')}</p>}
        <ul className="rows">{categories.map((category) => <Row key={category.id} category={category} t={t} />)}</ul>
        {isMissing && (
          <Form action={addUsual} words={words}>
            <p className="help">{t('expenses.categories.usualHelp')}</p>
            <div className="actions"><Submit quiet={categories.length > 0}>{t('expenses.categories.usual')}</Submit></div>
          </Form>
        )}
      </section>
      <section className="group">
        <h2>{t('expenses.categories.new')}</h2>
        <Form action={addExpenseCategory} title={title} words={words}>
          <TextField name="name" label={t('expenses.categories.name')} required dir="auto" />
          <div className="actions"><Submit>{t('expenses.categories.create')}</Submit></div>
        </Form>
      </section>
    </>
  );
}

function Row({ category: { id, name, archivedAt }, t }: { category: ExpenseCategory; t: Translate }) {
  const press = t(archivedAt === null ? 'expenses.categories.archive' : 'expenses.categories.restore');
  return (
    <li>
      <div>
        <bdi className="strong">{name}</bdi>
        <p className="help"><a href={`/expenses?category=${id}`} aria-label={`${t('expenses.categories.see')}: ${name}`}>{t('expenses.categories.see')}</a>{archivedAt !== null && ` · ${t('expenses.categories.archivedLabel')}`}</p>
      </div>
      <div className="row-actions">
        <a href={`/settings/expense-categories/${id}`} aria-label={`${t('expenses.categories.rename')}: ${name}`}>{t('expenses.categories.rename')}</a>
        <Form action={archivedAt === null ? putExpenseCategoryAway : bringExpenseCategoryBack} words={{ problem: t('errors.summary'), errorTitle: t('error', { title: t('expenses.categories.title') }) }}>
          <input type="hidden" name="id" value={id} />
          <button className="link" aria-label={`${press}: ${name}`}>{press}</button>
        </Form>
      </div>
    </li>
  );
}
