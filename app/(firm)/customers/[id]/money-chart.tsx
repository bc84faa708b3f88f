import { Amount } from '../../amount';
import type { Context } from '#lib/context';
import { monthName } from '#lib/format';
import { directionOf, translator } from '#lib/messages';
import { currencySymbol } from '#lib/money';
import type { MonthOfMoney } from '#lib/payments/summary';

interface ChartProps {
  ctx: Context;
  currency: string;
  months: readonly MonthOfMoney[];
}

/** Of the drawing, in its own units. */
const [height, step, bar, gap] = [120, 40, 14, 2];

/** What was invoiced and paid by month: drawn here, so that it is there without JavaScript and on paper, with the figures beside it. */
export function MoneyChart({ ctx, currency, months }: ChartProps) {
  const t = translator(ctx.locale, ctx.user.digits);
  const eventful = months.filter(({ invoiced, paid }) => invoiced !== 0 || paid !== 0);
  if (eventful.length === 0) return null;
  const heading = `months-${currency}`;
  const name = (month: string, style: 'short' | 'long') => monthName(month, style, ctx.locale, ctx.user.digits);
  return (
    <section aria-labelledby={heading}>
      <h3 id={heading}>{t('profile.months.title', { count: months.length, currency: currencySymbol(currency, ctx.locale) })}</h3>
      <div className="months">
        <div>
          <Bars label={t('profile.months.chart')} isMirrored={directionOf(ctx.locale) === 'rtl'} months={months.map(({ month, ...sums }) => ({ ...sums, name: name(month, 'short') }))} pattern={`paid-${currency}`} />
          <p className="legend help"><span className="key" /> {t('profile.months.invoiced')} <span className="key" data-paid="" /> {t('profile.months.paid')}</p>
        </div>
        <table className="figures">
          <thead><tr>{(['month', 'invoiced', 'paid'] as const).map((column) => <th key={column} scope="col">{t(`profile.months.${column}`)}</th>)}</tr></thead>
          <tbody>
            {eventful.map(({ month, invoiced, paid }) => (
              <tr key={month}>
                <th scope="row">{name(month, 'long')}</th>
                <td data-label={t('profile.months.invoiced')}><Amount ctx={ctx} amount={invoiced} currency={currency} /></td>
                <td data-label={t('profile.months.paid')}><Amount ctx={ctx} amount={paid} currency={currency} /></td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

interface BarsProps {
  label: string;
  /** Time runs with the language. */
  isMirrored: boolean;
  months: readonly { name: string; invoiced: number; paid: number }[];
  /** Id of the hatching, once in the page. */
  pattern: string;
}

/** Two bars a month: filled for what was invoiced, hatched for what was paid. A month in which more went back than came has none. */
function Bars({ label, isMirrored, months, pattern }: BarsProps) {
  const most = Math.max(...months.flatMap(({ invoiced, paid }) => [invoiced, paid]), 1);
  const width = months.length * step;
  const tall = (amount: number) => (Math.max(amount, 0) / most) * height;
  return (
    <svg className="chart" role="img" aria-label={label} viewBox={`0 0 ${width} ${height + 20}`}>
      <defs><pattern id={pattern} width="4" height="4" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="2" height="4" className="hatch" /></pattern></defs>
      <line x1="0" y1={height} x2={width} y2={height} className="axis" />
      {months.map(({ name, invoiced, paid }, index) => {
        const start = (isMirrored ? months.length - 1 - index : index) * step + (step - 2 * bar - gap) / 2;
        const [first, second] = isMirrored ? [start + bar + gap, start] : [start, start + bar + gap];
        return (
          <g key={name}>
            <rect x={first} y={height - tall(invoiced)} width={bar} height={tall(invoiced)} className="invoiced" />
            <rect x={second} y={height - tall(paid)} width={bar} height={tall(paid)} className="paid" fill={`url(#${pattern})`} />
            <text x={start + bar + gap / 2} y={height + 15} textAnchor="middle">{name}</text>
          </g>
        );
      })}
    </svg>
  );
}
