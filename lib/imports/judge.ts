import type { Db } from '#db/types';
import { allCategories } from '#lib/categories/queries';
import type { Context } from '#lib/context';
import { type CustomFieldName, customFieldName } from '#lib/custom-fields/field';
import { customersWith } from '#lib/custom-fields/store-values';
import { type CustomerValues, emptyValues } from '#lib/customers/fields';
import { type ParsedRecord, parseRecord } from '#lib/customers/input';
import type { Customer } from '#lib/customers/queries';
import { recordsOf } from '#lib/customers/record';
import { type RecordRules, rulesOf } from '#lib/customers/rules';
import { type Choices, choicesOf, isRemark } from '#lib/imports/choices';
import { lookAlikes } from '#lib/imports/look-alikes';
import { matchRows } from '#lib/imports/match';
import type { Import, ImportRow, RowOutcome } from '#lib/imports/queries';
import { type Columns, columnsOf, readRow, type RowProblem, type RowValues } from '#lib/imports/row-values';
import { categoryNames, type Vocabulary } from '#lib/imports/words';
import { type FieldProblem, Invalid } from '#lib/problems';

/** By what rows are judged: the firm's rules as they are now, and what the person said of the file. */
export interface Measure {
  rules: RecordRules;
  choices: Choices;
  columns: Columns;
  vocabulary: Vocabulary;
}

export async function measureOf(ctx: Context, file: Import): Promise<Measure> {
  const rules = await rulesOf(ctx);
  const choices = choicesOf(file);
  return {
    rules,
    choices,
    columns: columnsOf(file.mapping, file.headings.length),
    vocabulary: { fields: rules.fields, categories: categoryNames(await allCategories(ctx)), makesCategories: choices.newCategories === true },
  };
}

/** What was seen of the rows before: by what they are known, the place of the first that has it. */
export type Earlier = Map<string, number>;

/** What is to become of a row. */
export interface Verdict {
  outcome: Exclude<RowOutcome, 'skipped'>;
  problems: RowProblem[];
  /** The customer that it updates or looks like. */
  customerId: string | null;
  /** What would be saved; null for a row that is refused. */
  record: ParsedRecord | null;
  /** Whether a new customer is archived at once. */
  isArchived: boolean;
  /** The customer that it updates, with what it holds. */
  known: { customer: Customer; values: CustomerValues } | null;
}

interface Judged extends Verdict {
  row: ImportRow;
}

const asRowProblems = ({ byTarget }: Columns, problems: readonly FieldProblem[]): RowProblem[] =>
  problems.map(({ field, key, values }) => ({ column: byTarget.get(field)?.[0] ?? null, key, values: { ...values, field } }));

/** What a new customer begins with, where the file has no column for it. */
function beginning({ rules, choices, columns }: Measure): CustomerValues {
  const initial = rules.fields.filter((field) => !columns.byTarget.has(customFieldName(field))).map((field) => [customFieldName(field), field.initial] as const);
  return { ...emptyValues, kind: choices.kind ?? 'person', ...Object.fromEntries(initial) };
}

function parseRow(measure: Measure, { given, problems }: RowValues, known: Judged['known']): Pick<Verdict, 'record' | 'problems'> {
  if (problems.length > 0) return { record: null, problems };
  try {
    const values = { ...(known?.values ?? beginning(measure)), ...given };
    return { record: parseRecord(measure.rules, values, known?.values ?? null), problems: [] };
  } catch (error) {
    if (!(error instanceof Invalid)) throw error;
    return { record: null, problems: asRowProblems(measure.columns, error.problems) };
  }
}

/** What rows hold, by itself: read by the rules of the form, each beside the customer that it names. */
async function readRows(db: Db, ctx: Context, measure: Measure, rows: readonly ImportRow[]): Promise<Judged[]> {
  const { rules, choices, columns, vocabulary } = measure;
  const readings = rows.map(({ cells }) => readRow(cells, columns, choices, vocabulary));
  const matches = await matchRows(db, ctx, rules, choices.matchBy ?? '', readings);
  const matched = [...new Map(matches.flat().map((customer) => [customer.id, customer])).values()];
  const held = new Map((await recordsOf(ctx, matched)).map((values, index) => [matched[index]?.id, values]));
  return rows.map((row, index): Judged => {
    const [customer, another] = matches[index] ?? [];
    const values = customer && held.get(customer.id);
    const known = customer && values && !another ? { customer, values } : null;
    const remarks = row.problems.filter(isRemark);
    const reading = readings[index] ?? { given: {}, number: null, isArchived: false, problems: [] };
    const { record, problems } = parseRow(measure, another ? { ...reading, problems: [...reading.problems, { column: null, key: 'imports.problems.severalCustomers' }] } : reading, known);
    return { row, outcome: record ? (known ? 'update' : 'new') : 'refused', problems: [...remarks, ...problems], customerId: known?.customer.id ?? null, isArchived: reading.isArchived, record, known };
  });
}

const withoutRow = ({ row: _row, ...verdict }: Judged): Verdict => verdict;

/**
 * Says what is to become of rows, by the same rules as the form.
 * @param earlier is added to; null for rows whose file is not being read through
 * @returns for each row, in the same order
 */
export async function judgeRows(db: Db, ctx: Context, measure: Measure, rows: readonly ImportRow[], earlier: Earlier): Promise<Verdict[]> {
  const judged = await readRows(db, ctx, measure, rows);
  await refuseTaken(db, ctx, measure.rules, measure.columns, judged, earlier);
  await findDuplicates(db, ctx, judged, earlier);
  return judged.map(withoutRow);
}

/**
 * What was said of rows, said once more with the records it was said of: for when nothing has changed since that could change it.
 * @returns for each row, in the same order
 */
export async function repeatVerdicts(db: Db, ctx: Context, measure: Measure, rows: readonly ImportRow[]): Promise<Verdict[]> {
  const judged = await readRows(db, ctx, measure, rows);
  return judged.map(({ row, ...verdict }) => (row.outcome === 'duplicate' && verdict.outcome === 'new' ? { ...verdict, outcome: row.outcome, problems: row.problems, customerId: row.customerId } : verdict));
}

function refuse(verdict: Judged, problem: RowProblem): void {
  verdict.outcome = 'refused';
  verdict.record = null;
  verdict.problems.push(problem);
}

/** Refuses what has a value that another customer, or an earlier row, has in a field where no two may have the same; and a second update of one customer. */
async function refuseTaken(db: Db, ctx: Context, rules: RecordRules, columns: Columns, judged: Judged[], earlier: Earlier): Promise<void> {
  for (const field of rules.fields.filter(({ isUnique }) => isUnique)) {
    const given = (verdict: Judged) => verdict.record?.entries.get(field.id)?.[0]?.sortText;
    const holders = await customersWith(db, ctx, field, judged.flatMap((verdict) => given(verdict) ?? []));
    const name: CustomFieldName = customFieldName(field);
    for (const verdict of judged) {
      const value = given(verdict);
      if (value === undefined) continue;
      const holder = holders.get(value);
      const isTaken = (holder !== undefined && holder !== verdict.known?.customer.key) || firstWith(earlier, `unique ${field.id} ${value}`, verdict.row.position) !== null;
      if (isTaken) refuse(verdict, { column: columns.byTarget.get(name)?.[0] ?? null, key: 'errors.notUnique', values: { field: name } });
    }
  }
  for (const verdict of judged.filter(({ outcome }) => outcome === 'update')) {
    const first = firstWith(earlier, `customer ${verdict.customerId}`, verdict.row.position);
    if (first !== null) refuse(verdict, { column: null, key: 'imports.problems.sameCustomer', values: { row: first } });
  }
}

/** The place of an earlier row that has this; when there is none, it is noted that this one has it. */
function firstWith(earlier: Earlier, key: string, position: number): number | null {
  const first = earlier.get(key);
  if (first === undefined) earlier.set(key, position);
  return first === undefined || first === position ? null : first;
}

async function findDuplicates(db: Db, ctx: Context, judged: Judged[], earlier: Earlier): Promise<void> {
  const fresh = judged.filter(({ outcome }) => outcome === 'new');
  const likely = await lookAlikes(db, ctx, fresh.flatMap(({ record }) => record?.input ?? []));
  for (const [index, verdict] of fresh.entries()) {
    const { keys, customerId } = likely[index] ?? { keys: [], customerId: null };
    const rows = keys.map((key) => firstWith(earlier, key, verdict.row.position)).filter((row) => row !== null);
    if (customerId === null && rows.length === 0) continue;
    verdict.outcome = 'duplicate';
    verdict.customerId = customerId;
    verdict.problems.push(customerId === null ? { column: null, key: 'imports.problems.looksLikeRow', values: { row: Math.min(...rows) } } : { column: null, key: 'imports.problems.looksLikeCustomer' });
  }
}
