import { now } from '#lib/clock';
import type { Context } from '#lib/context';
import { columnsOf, keptTables, nameOf } from '#lib/exports/rows';

/** What stands in an export and how it is read, for whoever opens it years from now and without the program. */
export function explanation({ firm }: Context, counts: Record<string, number>): string {
  const rows = (name: string): string => `${counts[name] ?? 0}`;
  return `# Export of ${firm.name}

Made on ${new Date(now()).toISOString()} by Sijill.

Each table is there twice: as CSV (UTF-8 with byte order mark, comma, RFC 4180) and as JSON, an object a line (\`.jsonl\`).
In CSV a text that a spreadsheet could take for a formula (it begins with = + - @, a tab or a line end) has an apostrophe ahead;
importing takes it off again. The JSON has every text as it is. Instants are ISO 8601 in UTC.

| table | rows | what is in it |
| --- | --- | --- |
| customers | ${rows('customers')} | one row a customer, in the order of their numbers; \`archived\` is \`yes\` for those out of the list |
| contacts | ${rows('contacts')} | people at customers; \`customer\` is the customer's number; several e-mails or phones are apart by semicolons |
| addresses | ${rows('addresses')} | delivery addresses |
| consents | ${rows('consents')} | each time somebody consented or withdrew, eldest first; the latest counts |
| notes | ${rows('notes')} | all notes, private ones too |
| categories | ${rows('categories')} | the firm's categories |

\`files/\` holds ${rows('files')} uploaded files; \`files.json\` says what each is called, which note it hangs on, and its SHA-256.
\`custom-fields.json\` describes the firm's own fields; in customers their columns are \`custom.<key>\`.

Columns of customers: \`kind\` is \`person\` or \`company\`, \`country\` ISO 3166-1 alpha-2, \`currency\` ISO 4217, \`paymentTermDays\` days
from invoice to due date, \`locale\` \`ar\` or \`en\`. \`categories\` are names, apart by semicolons, in quotation marks where a name holds
one. \`consent.…\` is \`given\` where consent stands.

To bring everything back: \`sijill import everything FOLDER\` into an installation in which nobody is set up yet. It reads \`rows/\` and
\`files/\`, all or nothing, and what comes back is the same, with its numbers, notes, consents, documents and the whole log of changes.
Passwords are not in an export: \`sijill user reset-password E-MAIL\` gives somebody a new one.

To bring only the customers into another firm: define the fields of \`custom-fields.json\` under Settings, then
\`sijill import customers customers.csv --new-categories\`. Into an empty register they come back under the same numbers.

## Columns of \`rows/\`

One file a table, one row a line, as JSON. Instants are milliseconds since 1970-01-01T00:00:00Z, days \`YYYY-MM-DD\`, amounts whole minor units
of their currency (ISO 4217), quantities thousandths, rates basis points. Columns that end in \`Id\` name the row of that \`id\`.

${keptTables.map((kept) => `- \`${nameOf(kept)}\`: ${[...columnsOf(kept).keys()].join(', ')}`).join('\n')}
`;
}
