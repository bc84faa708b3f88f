import { findCustomer } from '#lib/customers/queries';
import { contentDisposition } from '#lib/files/name';
import { calendarOf } from '#lib/notes/ics';
import { findNote } from '#lib/notes/queries';
import { Forbidden } from '#lib/problems';
import { requireContext } from '#lib/session';

interface EventProps {
  params: Promise<{ id: string; note: string }>;
}

/** An event for the calendar of whoever may know of it. */
export async function GET(_request: Request, { params }: EventProps): Promise<Response> {
  const ctx = await requireContext();
  const { id, note: noteId } = await params;
  try {
    const customer = await findCustomer(ctx, id);
    const note = await findNote(ctx, id, noteId);
    if (!customer || !note?.eventDay) return new Response('Not found', { status: 404 });
    const [title = ''] = note.text.split('\n');
    const event = { id: note.id, day: note.eventDay, title: `${customer.name}: ${title}`, description: note.text, reminderDays: note.reminderDays, changedAt: note.updatedAt, version: note.version };
    const headers = { 'content-type': 'text/calendar; charset=utf-8', 'content-disposition': contentDisposition('attachment', `${note.eventDay}.ics`), 'cache-control': 'no-store' };
    return new Response(calendarOf(event), { headers });
  } catch (error) {
    if (error instanceof Forbidden) return new Response('Forbidden', { status: 403 });
    throw error;
  }
}
