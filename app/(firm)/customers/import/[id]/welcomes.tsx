import { decline } from '../actions';
import { importWelcomeAddress } from '../addresses';
import { Press } from './press';
import { can } from '#lib/access';
import type { Context } from '#lib/context';
import { choicesOf } from '#lib/imports/choices';
import type { Import } from '#lib/imports/queries';
import { translator } from '#lib/messages';
import { allTemplates } from '#lib/registration/queries';

/** Whether new customers are welcomed when a file is saved: off until somebody has agreed to it. */
export async function Welcomes({ ctx, file }: { ctx: Context; file: Import }) {
  if (!can(ctx, 'mail.edit') || !can(ctx, 'invoices.edit')) return null;
  const { welcomes } = choicesOf(file);
  if (welcomes === undefined && !(await allTemplates(ctx)).some(({ archivedAt }) => archivedAt === null)) return null;
  const t = translator(ctx.locale, ctx.user.digits);
  return (
    <div>
      <h2>{t('welcome.imports.title')}</h2>
      {welcomes === undefined ? <p>{t('welcome.imports.lead')} <a href={importWelcomeAddress(file.id)}>{t('welcome.imports.prepare')}</a></p> : (
        <>
          <p className="strong">{t('welcome.imports.isOn', { count: welcomes })}</p>
          <Press ctx={ctx} file={file.id} action={decline} word={t('welcome.imports.turnOff')} />
        </>
      )}
    </div>
  );
}
