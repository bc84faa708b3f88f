import { answerExport } from '../export';
import { figuresFrom } from '#lib/expenses/export';
import { directionOf, translator } from '#lib/messages';
import { xlsxOf } from '#lib/tables/write-xlsx';

/** The list as a workbook. */
export async function GET(request: Request): Promise<Response> {
  return answerExport(request, 'xlsx', (rows, { locale }) => xlsxOf(rows, { name: translator(locale)('expenses.title'), rightToLeft: directionOf(locale) === 'rtl', numbersFrom: figuresFrom }));
}
