import { discardFile } from '../actions';
import { fileAddress, filesAddress } from '../addresses';
import { FileName } from '../../upload/file-name';
import { UploadForm } from '../../upload/form';
import { Form } from '#components/form/form';
import { Hidden } from '#components/form/field';
import type { Context } from '#lib/context';
import { fileSize } from '#lib/format';
import { translator } from '#lib/messages';
import type { Note } from '#lib/notes/queries';

/** The files of a note, each with the ways to open and to remove it, and a plain form that sends further ones. */
export function Files({ ctx, note }: { ctx: Context; note: Note }) {
  const t = translator(ctx.locale, ctx.user.digits);
  const words = { problem: t('errors.summary'), errorTitle: t('errors.summary') };
  return (
    <section className="group" id="files" aria-labelledby="files-title">
      <h2 id="files-title">{t('notes.files')}</h2>
      {note.files.length > 0 && (
        <ul className="rows">
          {note.files.map(({ id, name, size }) => (
            <li key={id}>
              <span><a href={fileAddress(note.customerId, note.id, id)}><FileName name={name} /></a> <span className="help">{fileSize(size, ctx.locale, ctx.user.digits)}</span></span>
              <Form action={discardFile} words={words}>
                <Hidden name="customer" value={note.customerId} />
                <Hidden name="note" value={note.id} />
                <Hidden name="file" value={id} />
                <button className="link" aria-label={t('notes.removeNamed', { name })}>{t('notes.removeFile')}</button>
              </Form>
            </li>
          ))}
        </ul>
      )}
      <UploadForm ctx={ctx} action={filesAddress(note.customerId, note.id)} label={t('notes.addFiles')} several />
    </section>
  );
}
