import { Icon } from '#components/icon';
import type { Context } from '#lib/context';
import { translator } from '#lib/messages';

interface SearchProps {
  ctx: Context;
  value: string;
  /** What of the list shall stay as it is while the words change. */
  keep?: [name: string, value: string][];
  /** Where it is answered. */
  action?: string;
}

/** The search for customers, above the list of them and wherever one is looked for. It answers by address, so that a search can be bookmarked and sent. */
export function Search({ ctx, value, keep = [], action = '/customers' }: SearchProps) {
  const t = translator(ctx.locale);
  return (
    <form className="search" role="search" action={action}>
      {keep.map(([name, kept]) => <input key={`${name} ${kept}`} type="hidden" name={name} value={kept} />)}
      <label className="visually-hidden" htmlFor="q">{t('customers.searchLabel')}</label>
      <input id="q" name="q" type="search" dir="auto" defaultValue={value} data-key="/" aria-describedby="search-hint" autoComplete="off" />
      <button className="button quiet"><Icon name="search" />{t('customers.search')}</button>
      <p className="help" id="search-hint">{t('customers.searchHint')}</p>
    </form>
  );
}
