import type { ReactNode } from 'react';
import { listAddress } from './list-address';
import type { Category } from '#lib/categories/queries';
import type { Context } from '#lib/context';
import { countryChoices } from '#lib/countries';
import { type CustomField, customFieldName, wordIn } from '#lib/custom-fields/field';
import { type CustomerFilter, type Narrowing, standings } from '#lib/customers/queries';
import { type Translate, translator } from '#lib/messages';

interface FiltersProps {
  ctx: Context;
  filter: CustomerFilter & Narrowing;
  categories: Category[];
  counts: ReadonlyMap<string, number>;
  fields: readonly CustomField[];
  /** Those that customers have, to choose from. */
  cities: string[];
}

/** What narrows the list. It answers by address, so that a list can be bookmarked and sent. */
export function Filters({ ctx, filter, categories, counts, fields, cities }: FiltersProps) {
  const t = translator(ctx.locale, ctx.user.digits);
  return (
    <section className="filters" aria-labelledby="filters">
      <h2 id="filters">{t('filters.title')}</h2>
      <form action="/customers">
        {filter.search && <input type="hidden" name="q" value={filter.search} />}
        {filter.status === 'archived' && <input type="hidden" name="status" value="archived" />}
        {categories.length > 0 && <CategoryChoice t={t} filter={filter} categories={categories} counts={counts} />}
        <div className="filter-grid">
          <Labelled name="city" label={t('customers.fields.city')}>
            <input id="filter-city" name="city" dir="auto" list="cities" defaultValue={filter.city} />
          </Labelled>
          <Labelled name="region" label={t('customers.fields.region')}>
            <input id="filter-region" name="region" dir="auto" defaultValue={filter.region} />
          </Labelled>
          <Labelled name="postalCode" label={t('filters.postalCode')}>
            <input id="filter-postalCode" name="postalCode" dir="ltr" defaultValue={filter.postalCode} />
          </Labelled>
          <Labelled name="country" label={t('customers.fields.country')}>
            <select id="filter-country" name="country" defaultValue={filter.country}>
              <option value="">{t('filters.any')}</option>
              {countryChoices(ctx.locale).map(({ value, label }) => <option key={value} value={value}>{label}</option>)}
            </select>
          </Labelled>
          <Labelled name="balance" label={t('customers.balance')}>
            <select id="filter-balance" name="balance" defaultValue={filter.balance}>
              <option value="">{t('filters.any')}</option>
              {standings.map((standing) => <option key={standing} value={standing}>{t(`customers.standings.${standing}`)}</option>)}
            </select>
          </Labelled>
          {fields.map((field) => <OwnFilter key={field.id} ctx={ctx} t={t} field={field} value={filter.custom[customFieldName(field)] ?? ''} />)}
        </div>
        <datalist id="cities">{cities.map((city) => <option key={city} value={city} />)}</datalist>
        <div className="actions"><button className="button quiet">{t('filters.show')}</button> <a href={listAddress(filter)} data-key="Escape">{t('form.cancel')}</a></div>
      </form>
    </section>
  );
}

function Labelled({ name, label, children }: { name: string; label: string; children: ReactNode }) {
  return (
    <div className="field">
      <label htmlFor={`filter-${name}`}>{label}</label>
      {children}
    </div>
  );
}

interface CategoryChoiceProps extends Pick<FiltersProps, 'filter' | 'categories' | 'counts'> {
  t: Translate;
}

function CategoryChoice({ t, filter, categories, counts }: CategoryChoiceProps) {
  return (
    <fieldset className="field ticks">
      <legend>{t('categories.title')}</legend>
      {categories.map(({ id, name, color }) => (
        <label key={id} className="choice">
          <input type="checkbox" name="category" value={id} defaultChecked={filter.categories.includes(id)} />
          <span className="dot" data-color={color} aria-hidden="true" />
          <bdi>{name}</bdi> <span className="help">({counts.get(id) ?? 0})</span>
        </label>
      ))}
      <select name="mode" aria-label={t('filters.mode')} defaultValue={filter.categoryMode}>
        <option value="any">{t('filters.inAny')}</option>
        <option value="all">{t('filters.inAll')}</option>
      </select>
    </fieldset>
  );
}

interface OwnFilterProps {
  ctx: Context;
  t: Translate;
  field: CustomField;
  value: string;
}

function OwnFilter({ ctx, t, field, value }: OwnFilterProps) {
  const name = customFieldName(field);
  const yesNo = [{ key: 'yes', text: t('customFields.yes') }, { key: 'no', text: t('customFields.no') }];
  const options = field.type === 'yesNo' ? yesNo : field.options.map(({ key, label }) => ({ key, text: wordIn(label, ctx.locale) }));
  return (
    <Labelled name={name} label={wordIn(field.label, ctx.locale)}>
      {options.length > 0 ? (
        <select id={`filter-${name}`} name={name} defaultValue={value}>
          <option value="">{t('filters.any')}</option>
          {options.map(({ key, text }) => <option key={key} value={key}>{text}</option>)}
        </select>
      ) : (
        <input id={`filter-${name}`} name={name} dir="auto" type={field.type === 'date' ? 'date' : 'text'} defaultValue={value} />
      )}
    </Labelled>
  );
}
