import { FileName } from './upload/file-name';
import { calendarAddress, fileAddress, newNoteAddress, noteAddress, notesAddress } from './notes/addresses';
import { can } from '#lib/access';
import type { Context } from '#lib/context';
import { isOpen } from '#lib/customers/open';
import type { Customer } from '#lib/customers/queries';
import { dayAndTime, fileSize } from '#lib/format';
import { translator } from '#lib/messages';
import { countNotes, type Note, notesOf } from '#lib/notes/queries';
import { dayText, readersText } from '#lib/notes/show';

/** How many notes stand on the profile at once. */
const pageSize = 20;

interface NotesProps {
  ctx: Context;
  customer: Pick<Customer, 'id' | 'erasedAt' | 'mergedIntoId'>;
  /** As the address says it: 1, 2, 3 … from the newest; what is no page is the nearest one. */
  page: string;
}

/** The notes on a customer that this person may know of. They are no part of the sheet that is printed: others may come to hold it. */
export async function Notes({ ctx, customer, page: wanted }: NotesProps) {
  if (!can(ctx, 'notes.view')) return null;
  const { id: customerId } = customer;
  const mayWrite = can(ctx, 'notes.edit') && isOpen(customer);
  const t = translator(ctx.locale, ctx.user.digits);
  const pages = Math.max(Math.ceil((await countNotes(ctx, customerId)) / pageSize), 1);
  const page = Math.min(Math.max(Math.trunc(Number(wanted)) || 1, 1), pages);
  const notes = await notesOf(ctx, customerId, pageSize, (page - 1) * pageSize);
  if (notes.length === 0 && !mayWrite) return null;
  return (
    <section className="group screen-only" aria-labelledby="notes">
      <div className="head">
        <h2 id="notes">{t('notes.title')}</h2>
        {mayWrite && <a className="button quiet" href={newNoteAddress(customerId)}>{t('notes.new')}</a>}
      </div>
      {notes.length === 0 && <p className="help">{t('notes.empty')}</p>}
      {notes.length > 0 && <ul className="notes">{notes.map((note) => <li key={note.id}><NoteItem ctx={ctx} note={note} /></li>)}</ul>}
      {pages > 1 && (
        <nav className="pages" aria-label={t('notes.pages')}>
          {page > 1 && <a rel="prev" href={notesAddress(customerId, page - 1)}>{t('notes.newer')}</a>}
          <span>{t('customers.page', { page, pages })}</span>
          {page < pages && <a rel="next" href={notesAddress(customerId, page + 1)}>{t('notes.older')}</a>}
        </nav>
      )}
    </section>
  );
}

function NoteItem({ ctx, note }: { ctx: Context; note: Note }) {
  const t = translator(ctx.locale, ctx.user.digits);
  const mine = note.authorId === ctx.user.id;
  const readers = readersText(ctx, note.readers);
  const written = dayAndTime(note.createdAt, ctx.locale, ctx.user.digits, ctx.firm.timeZone);
  return (
    <article className="note">
      <p className="help">
        <strong>{t(`notes.kinds.${note.kind}`)}</strong>
        {' · '}
        {mine ? written : <>{written} · <bdi>{note.authorName}</bdi></>}
      </p>
      {note.eventDay !== null && <EventDay ctx={ctx} note={note} day={note.eventDay} />}
      <p dir="auto" className="value">{note.text}</p>
      {note.files.length > 0 && (
        <ul className="files">
          {note.files.map(({ id, name, size }) => (
            <li key={id}><a href={fileAddress(note.customerId, note.id, id)}><FileName name={name} /></a> <span className="help">{fileSize(size, ctx.locale, ctx.user.digits)}</span></li>
          ))}
        </ul>
      )}
      <p className="help">{readers === '' ? t(mine ? 'notes.onlyYou' : 'notes.onlyAuthor') : t('notes.readBy', { names: readers })}</p>
      {mine && can(ctx, 'notes.edit') && <p><a href={noteAddress(note.customerId, note.id)}>{t('notes.edit')}</a></p>}
    </article>
  );
}

function EventDay({ ctx, note, day }: { ctx: Context; note: Note; day: string }) {
  const t = translator(ctx.locale, ctx.user.digits);
  return (
    <p className="event-day">
      <time dateTime={day} className="strong">{dayText(ctx, day, 'gregory')}</time>
      <span>{dayText(ctx, day, 'islamic-umalqura')}</span>
      {note.reminderDays !== null && <span className="help">{t('notes.reminder', { days: note.reminderDays })}</span>}
      <a href={calendarAddress(note.customerId, note.id)}>{t('notes.calendarFile')}</a>
    </p>
  );
}
