import { customerAddress } from '../../addresses';
import { saveNote } from './actions';
import { roles } from './roles';
import { Switches } from '#components/form/switches';
import { Hidden, Radios, Select, TextArea, TextField } from '#components/form/field';
import { Form } from '#components/form/form';
import { Submit } from '#components/form/submit';
import type { Context } from '#lib/context';
import { translator } from '#lib/messages';
import { calendars, noteKinds, personField, roleField } from '#lib/notes/input';
import { type Note, possibleReaders } from '#lib/notes/queries';
import { roleText } from '#lib/notes/show';

interface NoteFormProps {
  ctx: Context;
  title: string;
  customerId: string;
  /** The note that is edited; null for a new one. */
  note: Note | null;
}

export async function NoteForm({ ctx, title, customerId, note }: NoteFormProps) {
  const t = translator(ctx.locale, ctx.user.digits);
  const colleagues = await possibleReaders(ctx);
  const named = note?.readers.people ?? [];
  const people = [...colleagues, ...named.filter(({ id }) => !colleagues.some((colleague) => colleague.id === id))];
  const boxes = [
    ...roles.map((role) => ({ name: roleField(role), label: roleText(ctx, role), checked: note?.readers.roles.includes(role) ?? false })),
    ...people.map(({ id, name }) => ({ name: personField(id), label: name, checked: named.some((person) => person.id === id) })),
  ];
  return (
    <Form action={saveNote} title={title} words={{ problem: t('errors.summary'), errorTitle: t('error', { title }) }}>
      <Hidden name="customer" value={customerId} />
      {note && <Hidden name="note" value={note.id} />}
      {note && <Hidden name="version" value={String(note.version)} />}
      <Radios name="kind" label={t('notes.kind')} value={note?.kind ?? 'note'} options={noteKinds.map((kind) => ({ value: kind, label: t(`notes.kinds.${kind}`) }))} />
      <TextArea name="text" label={t('notes.text')} required rows={6} value={note?.text} autoFocus={!note} />
      <fieldset className="group event-fields">
        <legend>{t('notes.whenEvent')}</legend>
        <TextField name="eventDay" label={t('notes.eventDay')} help={t('notes.eventDayHelp')} dir="ltr" value={note?.eventDay ?? ''} />
        <Select name="calendar" label={t('notes.calendar')} value="gregorian" options={calendars.map((calendar) => ({ value: calendar, label: t(`notes.calendars.${calendar}`) }))} />
        <TextField name="reminderDays" label={t('notes.reminderDays')} help={t('notes.reminderDaysHelp')} inputMode="numeric" dir="ltr" value={note?.reminderDays?.toString() ?? ''} />
      </fieldset>
      <Switches name="readers" label={t('notes.readersAsked')} help={t('notes.readersHelp')} boxes={boxes} />
      <div className="actions">
        <Submit intent="save">{t('notes.save')}</Submit>
        {!note && <Submit intent="addFiles" quiet>{t('notes.saveAndAddFiles')}</Submit>}
        <a href={customerAddress(customerId)} data-key="Escape">{t('form.cancel')}</a>
      </div>
    </Form>
  );
}
