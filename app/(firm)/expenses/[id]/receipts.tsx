import { FileName } from '../../customers/[id]/upload/file-name';
import { UploadForm } from '../../customers/[id]/upload/form';
import { discardReceipt } from '../actions';
import { receiptAddress, receiptsAddress } from '../addresses';
import { Form } from '#components/form/form';
import { can } from '#lib/access';
import type { Context } from '#lib/context';
import type { FullExpense } from '#lib/expenses/queries';
import { fileSize } from '#lib/format';
import { translator } from '#lib/messages';

/** The receipts of an expense, each with the ways to open and to remove it, and a plain form that sends further ones. */
export function Receipts({ ctx, expense, files }: { ctx: Context } & Pick<FullExpense, 'expense' | 'files'>) {
  const t = translator(ctx.locale, ctx.user.digits);
  const words = { problem: t('errors.summary'), errorTitle: t('errors.summary') };
  const mayEdit = can(ctx, 'expenses.edit');
  return (
    <section className="group" id="receipts" aria-labelledby="receipts-title">
      <h2 id="receipts-title">{t('expenses.receipts')}</h2>
      {files.length === 0 && <p className="help">{t('expenses.noReceipts')}</p>}
      {files.length > 0 && (
        <ul className="rows">
          {files.map(({ id, name, size }) => (
            <li key={id}>
              <span><a href={receiptAddress(expense.id, id)}><FileName name={name} /></a> <span className="help">{fileSize(size, ctx.locale, ctx.user.digits)}</span></span>
              {mayEdit && (
                <Form action={discardReceipt} words={words}>
                  <input type="hidden" name="id" value={expense.id} />
                  <input type="hidden" name="file" value={id} />
                  <button className="link" aria-label={t('expenses.removeNamed', { name })}>{t('expenses.remove')}</button>
                </Form>
              )}
            </li>
          ))}
        </ul>
      )}
      {mayEdit && expense.archivedAt === null && <div className="screen-only"><UploadForm ctx={ctx} action={receiptsAddress(expense.id)} label={t('expenses.addReceipts')} several /></div>}
    </section>
  );
}
