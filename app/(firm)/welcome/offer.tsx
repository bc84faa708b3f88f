import { welcomeSettings } from '../settings/welcome/addresses';
import { Hindrances } from './hindrances';
import { WelcomeFacts } from './facts';
import { WelcomeMail } from './mail';
import { FirmSheet } from '../firm-sheet';
import { Checkboxes, Hidden, Radios } from '#components/form/field';
import { can } from '#lib/access';
import type { Context } from '#lib/context';
import type { FieldName } from '#lib/customers/fields';
import { calendarDay } from '#lib/format';
import { translator } from '#lib/messages';
import { amountText, currencySymbol } from '#lib/money';
import type { Welcome, WelcomeOffer } from '#lib/registration/welcome-for';

interface OfferProps {
  ctx: Context;
  offer: WelcomeOffer;
  changeAddress: (field: FieldName) => string;
}

const isPossible = ({ hindrances }: Welcome): boolean => hindrances.length === 0;

/** What of an offer the buttons of the review have to say: that saving sends, or that it issues. */
export function wayOf({ welcomes }: WelcomeOffer): 'mail' | 'print' | null {
  const [first] = welcomes.filter(isPossible);
  return first ? (first.notMailed === null ? 'mail' : 'print') : null;
}

/** The welcome invoice on the review of a new customer: which, how much, when, to whom, and word for word. */
export function OfferedWelcome({ ctx, offer, changeAddress }: OfferProps) {
  const t = translator(ctx.locale, ctx.user.digits);
  const { welcomes, hasTemplates } = offer;
  if (welcomes.length === 0) return <NoWelcome ctx={ctx} hasTemplates={hasTemplates} />;
  const possible = welcomes.filter(isPossible);
  const [best] = possible;
  return (
    <section className="group" aria-labelledby="welcome">
      <h2 id="welcome">{t('welcome.title')}</h2>
      {welcomes[0]?.notMailed && <p className="notice">{t(`welcome.notMailed.${welcomes[0].notMailed}`)}</p>}
      {best && <Tick ctx={ctx} best={best} isTicked={offer.isTicked} />}
      {possible.length > 1 && <Radios name="welcomeTemplate" label={t('welcome.which')} value={best && choiceOf(best)} options={possible.map((welcome) => ({ value: choiceOf(welcome), label: welcome.template.name, about: inShort(ctx, welcome) }))} />}
      {possible.length === 1 && best && <Hidden name="welcomeTemplate" value={choiceOf(best)} />}
      {possible.map((welcome) => <Shown key={welcome.template.id} ctx={ctx} welcome={welcome} isAlone={possible.length === 1} isOpen={welcome === best} />)}
      {welcomes.filter((welcome) => !isPossible(welcome)).map((welcome) => <Hindrances key={welcome.template.id} {...{ ctx, welcome, changeAddress }} />)}
    </section>
  );
}

/** A template, and what was told of it: nothing else is sent than what was looked at. */
const choiceOf = ({ template, seen }: Welcome): string => `${template.id}.${seen}`;

function inShort(ctx: Context, { invoice }: Welcome): string {
  if (!invoice) return '';
  const { totals, currency, dueDay } = invoice;
  return `${amountText(totals.total, currency, ctx.locale, ctx.user.digits)} ${currencySymbol(currency, ctx.locale)} · ${calendarDay(dueDay, ctx.locale, ctx.user.digits)}`;
}

function Tick({ ctx, best, isTicked }: { ctx: Context; best: Welcome; isTicked: boolean }) {
  const t = translator(ctx.locale, ctx.user.digits);
  if (best.notMailed !== null) return <Checkboxes name="printWelcomeInvoice" label={t('welcome.printInstead')} options={[{ value: 'yes', label: t('welcome.print'), about: t('welcome.printHelp') }]} />;
  return <Checkboxes name="sendWelcomeInvoice" label={t('welcome.onSaving')} value={isTicked ? 'yes' : ''} options={[{ value: 'yes', label: t('welcome.send'), about: t('welcome.sendTo', { to: best.to ?? '' }) }]} />;
}

function Shown({ ctx, welcome, isAlone, isOpen }: { ctx: Context; welcome: Welcome; isAlone: boolean; isOpen: boolean }) {
  const t = translator(ctx.locale, ctx.user.digits);
  const told = (
    <div className="stack">
      <WelcomeFacts ctx={ctx} welcome={welcome} />
      {welcome.notMailed === null && <details><summary>{t('welcome.exactMail')}</summary><WelcomeMail ctx={ctx} welcome={welcome} /></details>}
      {welcome.sheet && <details><summary>{t('welcome.exactInvoice')}</summary><FirmSheet ctx={ctx} sheet={welcome.sheet} /></details>}
    </div>
  );
  return isAlone ? told : <details open={isOpen}><summary><bdi>{welcome.template.name}</bdi></summary>{told}</details>;
}

/** That there is none is said, with the way to where one is made. */
function NoWelcome({ ctx, hasTemplates }: { ctx: Context; hasTemplates: boolean }) {
  const mayMake = can(ctx, 'firm.edit');
  if (!mayMake && !hasTemplates) return null;
  const t = translator(ctx.locale, ctx.user.digits);
  return <p className="help">{t(hasTemplates ? 'welcome.noTemplate' : 'welcome.noTemplates')} {mayMake && <a href={welcomeSettings}>{t('welcome.toSettings')}</a>}</p>;
}
