import { checkRows, discard } from '../actions';
import { Press } from './press';
import { Checkboxes, Radios, Select } from '#components/form/field';
import { Form } from '#components/form/form';
import { Submit } from '#components/form/submit';
import type { Context } from '#lib/context';
import { rulesOf } from '#lib/customers/rules';
import { choicesOf } from '#lib/imports/choices';
import { matchTargets, targetFields } from '#lib/imports/fields';
import { firstRows, type Import } from '#lib/imports/queries';
import { translator } from '#lib/messages';

/** So many rows are looked through for examples, and so many are shown. */
const lookedThrough = 50;
const examplesShown = 3;
const longestExample = 40;

/** What the columns are, and how it is done. */
export async function Mapping({ ctx, file }: { ctx: Context; file: Import }) {
  const t = translator(ctx.locale, ctx.user.digits);
  const rules = await rulesOf(ctx);
  const rows = await firstRows(ctx, file.id, lookedThrough);
  const targets = targetFields(ctx, rules);
  const options = [{ value: '', label: t('imports.leftOut') }, ...targets.map(({ name, label }) => ({ value: name, label }))];
  const matchable = new Set<string>(matchTargets(rules));
  const choices = choicesOf(file);
  const examplesOf = (column: number) => [...new Set(rows.map(({ cells }) => cells[column] ?? '').filter(Boolean))].slice(0, examplesShown).map((text) => text.slice(0, longestExample));
  return (
    <>
      <Form action={checkRows} title={t('imports.title')} words={{ problem: t('errors.summary'), errorTitle: t('error', { title: t('imports.title') }) }}>
        <input type="hidden" name="file" value={file.id} />
        <section className="group">
          <h2>{t('imports.columns')}</h2>
          <p className="help">{t('imports.columnsHelp')}</p>
          {file.headings.map((heading, column) => (
            <Select key={column} name={`column.${column}`} label={heading || t('imports.noHeading', { number: String(column + 1) })} value={file.mapping[column] ?? ''} options={options}
              help={examplesOf(column).map((text) => `\u2068${text}\u2069`).join(' · ') || undefined} />
          ))}
        </section>
        <section className="group">
          <h2>{t('imports.options')}</h2>
          <AbsentWords ctx={ctx} file={file} />
          <Radios name="kind" label={t('imports.kind')} value={choices.kind ?? 'person'} options={(['person', 'company'] as const).map((value) => ({ value, label: t(`customers.kinds.${value}`) }))} />
          <Select name="matchBy" label={t('imports.matchBy')} help={t('imports.matchByHelp')} value={choices.matchBy ?? ''}
            options={[{ value: '', label: t('imports.matchByNone') }, ...targets.filter(({ name }) => matchable.has(name)).map(({ name, label }) => ({ value: name, label }))]} />
          <Radios name="duplicates" label={t('imports.duplicates')} value={choices.duplicates ?? 'skip'} options={(['skip', 'save'] as const).map((value) => ({ value, label: t(`imports.duplicateChoices.${value}`) }))} />
          <Checkboxes name="newCategories" label={t('categories.title')} value={choices.newCategories ? 'yes' : ''} options={[{ value: 'yes', label: t('imports.newCategories') }]} />
        </section>
        <div className="actions">
          <Submit>{t('imports.check')}</Submit>
          <p className="help">{t('imports.checkHelp')}</p>
        </div>
      </Form>
      <Press ctx={ctx} file={file.id} action={discard} word={t('imports.discard')} />
    </>
  );
}

/** The words that are read as nothing, and where; nothing where there are none. */
function AbsentWords({ ctx, file }: { ctx: Context; file: Import }) {
  const t = translator(ctx.locale, ctx.user.digits);
  const { absent = {}, keepsWords } = choicesOf(file);
  const columns = Object.keys(absent).map(Number);
  if (columns.length === 0) return null;
  const and = ctx.locale === 'ar' ? '، ' : ', ';
  const words = [...new Set(Object.values(absent).flat())].map((word) => `«${word}»`).join(and);
  return (
    <Checkboxes name="keepsWords" label={t('imports.absent', { words, columns: columns.map((column) => file.headings[column] ?? '').join(and) })} value={keepsWords ? 'yes' : ''}
      options={[{ value: 'yes', label: t('imports.keepsWords') }]} />
  );
}
