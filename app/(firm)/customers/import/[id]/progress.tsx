import { stop } from '../actions';
import { importAddress } from '../addresses';
import { Press } from './press';
import type { Context } from '#lib/context';
import type { Import } from '#lib/imports/queries';
import { translator } from '#lib/messages';

/** Seconds after which the page is fetched anew; the browser does it by itself, without JavaScript. */
const renewal = 2;

interface ProgressProps {
  ctx: Context;
  file: Import;
  state: 'checking' | 'saving' | 'welcoming' | 'undoing';
}

/** How far it is. */
export function Progress({ ctx, file, state }: ProgressProps) {
  const t = translator(ctx.locale, ctx.user.digits);
  const { id, doneCount, rowCount } = file;
  return (
    <>
      <meta httpEquiv="refresh" content={`${renewal};url=${importAddress(id)}`} />
      <section className="group">
        <label htmlFor="progress" className="strong">{t(`imports.progress.${state}`, { done: doneCount, total: rowCount })}</label>
        <progress id="progress" className="progress" value={doneCount} max={rowCount} />
        <p className="help">{t('imports.progressHelp')}</p>
        <div className="presses">
          {state !== 'undoing' && <Press ctx={ctx} file={id} action={stop} word={t('imports.stop')} />}
          <a href={importAddress(id)}>{t('imports.refresh')}</a>
        </div>
      </section>
    </>
  );
}
