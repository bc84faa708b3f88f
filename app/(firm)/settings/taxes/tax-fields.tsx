import { Select, TextField } from '#components/form/field';
import type { Translate } from '#lib/messages';
import { taxCategories, type TaxRate } from '#lib/taxes/queries';

/** What a tax is called, how much it is, and when it holds. */
export function TaxFields({ t, tax }: { t: Translate; tax?: TaxRate }) {
  return (
    <>
      <TextField name="nameAr" label={t('taxes.fields.nameAr')} dir="auto" value={tax?.nameAr ?? ''} />
      <TextField name="nameEn" label={t('taxes.fields.nameEn')} dir="auto" value={tax?.nameEn ?? ''} />
      <Select name="category" label={t('taxes.fields.category')} value={tax?.category ?? 'standard'} options={taxCategories.map((category) => ({ value: category, label: t(`taxes.categories.${category}`) }))} />
      <TextField name="rate" label={t('taxes.fields.rate')} help={t('taxes.rateHelp')} dir="ltr" inputMode="decimal" value={tax && tax.basisPoints > 0 ? String(tax.basisPoints / 100) : ''} />
      <TextField name="reason" label={t('taxes.fields.reason')} help={t('taxes.reasonHelp')} dir="auto" value={tax?.reason ?? ''} />
      <TextField name="validFrom" type="date" label={t('taxes.fields.validFrom')} dir="ltr" value={tax?.validFrom ?? ''} />
      <TextField name="validUntil" type="date" label={t('taxes.fields.validUntil')} dir="ltr" value={tax?.validUntil ?? ''} />
    </>
  );
}
