import { answerExport } from '../export';
import { figuresFrom } from '#lib/expenses/export';
import { csvOf } from '#lib/tables/write-csv';

/** The list as CSV. */
export async function GET(request: Request): Promise<Response> {
  return answerExport(request, 'csv', (rows) => csvOf(rows, figuresFrom));
}
