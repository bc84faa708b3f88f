import { saveChoices } from './actions';
import { Select } from '#components/form/field';
import { Form } from '#components/form/form';
import { Submit } from '#components/form/submit';
import { allCategories } from '#lib/categories/queries';
import type { Context } from '#lib/context';
import { translator } from '#lib/messages';
import type { PlanWithSteps } from '#lib/reminders/change-plan';
import { categoryChoices, chosenOf, findChoice } from '#lib/reminders/choose';

interface ChoicesProps {
  ctx: Context;
  /** Those that may be chosen. */
  plans: readonly PlanWithSteps[];
  all: readonly PlanWithSteps[];
}

/** Which plan holds for everybody, and which for the customers of a category. */
export async function Choices({ ctx, plans, all }: ChoicesProps) {
  const t = translator(ctx.locale, ctx.user.digits);
  const [firm, chosen, categories] = [await findChoice(ctx, 'firm', ctx.firm.id), await categoryChoices(ctx), await allCategories(ctx)];
  const shown = categories.filter(({ id, archivedAt }) => archivedAt === null || chosen.has(id));
  // One that was archived since goes on where it was chosen.
  const options = (value: string, inherit: string) => [
    { value: 'inherit', label: inherit }, { value: 'none', label: t('reminders.noReminders') },
    ...all.filter(({ id }) => id === value || plans.some((plan) => plan.id === id)).map(({ id, name }) => ({ value: id, label: name })),
  ];
  const title = t('reminders.choiceTitle');
  const everybody = chosenOf(firm);
  return (
    <section className="group" aria-labelledby="choices">
      <h2 id="choices">{title}</h2>
      <p className="help">{t('reminders.categoryChoiceHelp')}</p>
      <Form action={saveChoices} words={{ problem: t('errors.summary'), errorTitle: t('error', { title }) }}>
        <Select name="chosen.firm" label={t('reminders.firmChoice')} value={everybody} options={options(everybody, t('reminders.nothingChosen'))} />
        {shown.map(({ id, name }) => {
          const value = chosenOf(chosen.get(id) ?? null);
          return <Select key={id} name={`chosen.${id}`} label={name} value={value} options={options(value, t('reminders.inherit'))} />;
        })}
        <div className="actions"><Submit>{t('reminders.choose')}</Submit></div>
      </Form>
    </section>
  );
}
