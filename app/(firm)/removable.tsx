import type { Translate } from '#lib/messages';

interface RemovableProps {
  /** What narrows a list, in words. */
  text: string;
  /** Where the list is without it. */
  href: string;
  t: Translate;
}

/** One thing that narrows a list; a press on it takes it away. */
export function Removable({ text, href, t }: RemovableProps) {
  return <a className="filter" href={href} aria-label={t('customers.removeFilter', { filter: text })}><bdi>{text}</bdi> <span aria-hidden="true">×</span></a>;
}
