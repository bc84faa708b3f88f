import { redirect } from 'next/navigation';
import { customerAddress, nowhere } from '../../../addresses';
import { discardNote } from '../actions';
import { NoteForm } from '../note-form';
import { UploadNotice, uploadProblems } from '../../upload/outcome';
import { Files } from './files';
import { ErrorSummary } from '#components/form/error-summary';
import { Form } from '#components/form/form';
import { Hidden } from '#components/form/field';
import { Submit } from '#components/form/submit';
import { Notice } from '#components/notice';
import { type SearchParams, single } from '../../../../../search-params';
import { can } from '#lib/access';
import { findCustomer } from '#lib/customers/queries';
import { translator } from '#lib/messages';
import { findNote } from '#lib/notes/queries';
import { answersForm, requireContext } from '#lib/session';

interface NoteProps {
  params: Promise<{ id: string; note: string }>;
  searchParams: Promise<SearchParams>;
}

/** A note to its author: its form, its files, and the way to be rid of it. Its readers see it on the profile. */
export default async function EditNote({ params, searchParams }: NoteProps) {
  const ctx = await requireContext();
  const { id, note: noteId } = await params;
  const customer = await findCustomer(ctx, id);
  const note = customer && (await findNote(ctx, id, noteId));
  if (!customer || !note) redirect(nowhere);
  if (note.authorId !== ctx.user.id || !can(ctx, 'notes.edit')) redirect(customerAddress(id));
  const t = translator(ctx.locale, ctx.user.digits);
  const title = t('notes.editTitle', { name: customer.name });
  // In answer to a form the address still says what became of an upload before it.
  const outcome: SearchParams = (await answersForm()) ? {} : await searchParams;
  const saved = single(outcome['saved']);
  const problems = uploadProblems(ctx, outcome);
  const words = { problem: t('errors.summary'), errorTitle: t('error', { title }) };
  return (
    <>
      {saved === 'written' && <Notice>{t('notes.writtenAddFiles')}</Notice>}
      {saved === 'fileRemoved' && <Notice>{t('notes.fileRemoved')}</Notice>}
      <UploadNotice ctx={ctx} params={outcome} />
      <h1>{title}</h1>
      {problems.length > 0 && <title>{words.errorTitle}</title>}
      <ErrorSummary heading={t('files.notTaken')} problems={problems} />
      <NoteForm ctx={ctx} title={title} customerId={id} note={note} />
      <Files ctx={ctx} note={note} />
      <details className="removal">
        <summary>{t('notes.remove')}</summary>
        <p>{t('notes.removeLead')}</p>
        <Form action={discardNote} words={words}>
          <Hidden name="customer" value={id} />
          <Hidden name="note" value={noteId} />
          <div className="actions"><Submit quiet>{t('notes.removeForGood')}</Submit></div>
        </Form>
      </details>
    </>
  );
}
