import { addField, saveField } from './actions';
import { Checkboxes, Select, TextArea, TextField } from '#components/form/field';
import { Form } from '#components/form/form';
import { Submit } from '#components/form/submit';
import { type CustomField, customFieldTypes } from '#lib/custom-fields/field';
import { customFieldGroups, writtenOptions } from '#lib/custom-fields/input';
import type { Translate } from '#lib/messages';

/** The form in which a field of the firm's own is described. */
export function FieldForm({ t, title, field }: { t: Translate; title: string; field?: CustomField }) {
  return (
    <Form action={field ? saveField : addField} title={title} words={{ problem: t('errors.summary'), errorTitle: t('error', { title }) }}>
      {field && <input type="hidden" name="id" value={field.id} />}
      <TextField name="labelAr" label={t('customFields.labelAr')} dir="rtl" value={field?.label.ar} />
      <TextField name="labelEn" label={t('customFields.labelEn')} dir="ltr" value={field?.label.en} />
      <TextField name="helpAr" label={t('customFields.helpAr')} dir="rtl" value={field?.help.ar} />
      <TextField name="helpEn" label={t('customFields.helpEn')} dir="ltr" value={field?.help.en} />
      <Select name="type" label={t('customFields.type')} value={field?.type ?? 'line'} options={customFieldTypes.map((type) => ({ value: type, label: t(`customFields.types.${type}`) }))} />
      <TextArea name="options" label={t('customFields.options')} help={t('customFields.optionsHelp')} rows={5} value={field && writtenOptions(field.options)} />
      <Select name="group" label={t('customFields.group')} value={field?.group ?? 'more'} options={customFieldGroups.map((group) => ({ value: group, label: t(`customers.groups.${group}`) }))} />
      <TextField name="initial" label={t('customFields.initial')} help={t('customFields.initialHelp')} dir="auto" value={field?.initial} />
      <Checkboxes name="isUnique" label={t('customFields.isUnique')} value={field?.isUnique ? 'yes' : ''} options={[{ value: 'yes', label: t('customFields.yes') }]} />
      <Checkboxes name="isInList" label={t('customFields.isInList')} value={field?.isInList ? 'yes' : ''} options={[{ value: 'yes', label: t('customFields.yes') }]} />
      <div className="actions"><Submit>{t(field ? 'customFields.save' : 'customFields.create')}</Submit> <a href="/settings/custom-fields">{t('form.cancel')}</a></div>
    </Form>
  );
}
