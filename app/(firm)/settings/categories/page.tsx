import { NoPermission } from '../../no-permission';
import type { SearchParams } from '../../../search-params';
import { confirmationOf } from '../confirmation';
import { addCategory, bringCategoryBack, putCategoryAway } from './actions';
import { CategoryInputs } from './fields';
import { Form } from '#components/form/form';
import { Submit } from '#components/form/submit';
import { can } from '#lib/access';
import { allCategories, type Category, categoryCounts } from '#lib/categories/queries';
import { type Translate, translator } from '#lib/messages';
import { requireContext } from '#lib/session';

export default async function CategorySettings({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const ctx = await requireContext();
  if (!can(ctx, 'customers.edit')) return <NoPermission ctx={ctx} heading="h2" />;
  const t = translator(ctx.locale, ctx.user.digits);
  const title = t('categories.title');
  const [categories, counts] = await Promise.all([allCategories(ctx), categoryCounts(ctx)]);
  return (
    <>
      {confirmationOf(await searchParams, t)}
      <section className="group">
        <h2>{title}</h2>
        {categories.length === 0 && <p>{t('categories.none')}</p>}
        <ul className="rows">
          {categories.map((category) => <Row key={category.id} category={category} count={counts.get(category.id) ?? 0} t={t} />)}
        </ul>
      </section>
      <section className="group">
        <h2>{t('categories.new')}</h2>
        <Form action={addCategory} title={title} words={{ problem: t('errors.summary'), errorTitle: t('error', { title }) }}>
          <CategoryInputs t={t} />
          <div className="actions"><Submit>{t('categories.create')}</Submit></div>
        </Form>
      </section>
    </>
  );
}

function Row({ category: { id, name, color, description, archivedAt }, count, t }: { category: Category; count: number; t: Translate }) {
  return (
    <li>
      <div>
        <span className="dot" data-color={color} aria-hidden="true" /> <bdi className="strong">{name}</bdi>
        <p className="help">
          <a href={`/customers?category=${id}`}>{t('categories.count', { count })}</a>
          {archivedAt !== null && ` · ${t('categories.archivedLabel')}`}
          {description && <> · <bdi>{description}</bdi></>}
        </p>
      </div>
      <div className="row-actions">
        <a href={`/settings/categories/${id}`} aria-label={`${t('categories.edit')}: ${name}`}>{t('categories.edit')}</a>
        <Form action={archivedAt === null ? putCategoryAway : bringCategoryBack} words={{ problem: t('errors.summary'), errorTitle: t('error', { title: t('categories.title') }) }}>
          <input type="hidden" name="id" value={id} />
          <button className="link" aria-label={`${t(archivedAt === null ? 'categories.archive' : 'categories.restore')}: ${name}`}>
            {t(archivedAt === null ? 'categories.archive' : 'categories.restore')}
          </button>
        </Form>
      </div>
    </li>
  );
}
