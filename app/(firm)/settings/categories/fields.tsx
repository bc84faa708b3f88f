import { Radios, TextArea, TextField } from '#components/form/field';
import { type Category, categoryColors } from '#lib/categories/queries';
import type { Translate } from '#lib/messages';

/** What a category is called and looks like. */
export function CategoryInputs({ t, category }: { t: Translate; category?: Category }) {
  return (
    <>
      <TextField name="name" label={t('categories.name')} required dir="auto" value={category?.name} />
      <Radios name="color" label={t('categories.color')} value={category?.color ?? 'teal'} options={categoryColors.map((color) => ({ value: color, label: t(`categories.colors.${color}`) }))} />
      <TextArea name="description" label={t('categories.description')} rows={2} value={category?.description ?? ''} />
    </>
  );
}
