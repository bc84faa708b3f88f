import { redirect } from 'next/navigation';
import { customerAddress, nowhere } from '../../../../addresses';
import { NoPermission } from '../../../../../no-permission';
import { repair } from '../../../actions';
import { importAddress } from '../../../addresses';
import { problemText } from '../../problem-text';
import { TextArea, TextField } from '#components/form/field';
import { Form } from '#components/form/form';
import { Submit } from '#components/form/submit';
import { can } from '#lib/access';
import type { Context } from '#lib/context';
import { findCustomer } from '#lib/customers/queries';
import { rulesOf } from '#lib/customers/rules';
import { targetFields } from '#lib/imports/fields';
import { findImport, findRow } from '#lib/imports/queries';
import { translator } from '#lib/messages';
import { requireContext } from '#lib/session';

/** One row of a file, to be repaired or left out. */
export default async function RowPage({ params }: { params: Promise<{ id: string; row: string }> }) {
  const ctx = await requireContext();
  if (!can(ctx, 'customers.import')) return <NoPermission ctx={ctx} />;
  const { id, row: position } = await params;
  const file = await findImport(ctx, id);
  const row = file && (await findRow(ctx, id, Number(position)));
  if (!file || !row) redirect(nowhere);
  const t = translator(ctx.locale, ctx.user.digits);
  const fields = targetFields(ctx, await rulesOf(ctx));
  const title = t('imports.repairTitle', { row: row.position });
  const labelOf = (column: number) => fields.find(({ name }) => name === file.mapping[column])?.label ?? (file.headings[column] || t('imports.cell', { number: String(column + 1) }));
  return (
    <>
      <h1>{title}</h1>
      {row.problems.length > 0 && (
        <div className="findings">
          <ul>{row.problems.map((problem) => <li key={`${problem.column} ${problem.key}`}>{problemText(ctx, fields, problem)}</li>)}</ul>
        </div>
      )}
      {row.customerId && <LookAlike ctx={ctx} id={row.customerId} />}
      <Form action={repair} title={title} words={{ problem: t('errors.summary'), errorTitle: t('error', { title }) }}>
        <input type="hidden" name="file" value={id} />
        <input type="hidden" name="row" value={row.position} />
        <section className="group">
          {row.cells.map((cell, column) => {
            const common = { name: `cell.${column}`, label: labelOf(column), value: cell, help: file.mapping[column] ? undefined : t('imports.leftOut') };
            return cell.includes('\n') ? <TextArea key={column} {...common} /> : <TextField key={column} {...common} dir="auto" />;
          })}
        </section>
        <div className="actions">
          <Submit intent="recheck">{t('imports.recheck')}</Submit>
          <Submit intent="leaveOut" quiet>{t('imports.leaveOut')}</Submit>
          <a href={importAddress(id, { show: row.outcome ?? 'all' })} data-key="Escape">{t('imports.back')}</a>
        </div>
      </Form>
    </>
  );
}

async function LookAlike({ ctx, id }: { ctx: Context; id: string }) {
  const customer = await findCustomer(ctx, id);
  if (!customer) return null;
  return <p>{translator(ctx.locale)('imports.customer')}: <a href={customerAddress(id)}><bdi>{customer.name}</bdi></a></p>;
}
