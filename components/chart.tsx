import { directionOf } from '#lib/messages';

/** What a bar is called, and what it shows in each series: its size, and the same in words. */
export interface Bar {
  label: string;
  values: readonly { size: number; text: string }[];
}

interface ChartProps {
  /** Once in the page. */
  id: string;
  title: string;
  description: string;
  /** What the series are called: the first is filled, the second hatched. */
  series: readonly string[];
  bars: readonly Bar[];
  locale: Parameters<typeof directionOf>[0];
}

/** Of the drawings, in their own units. */
const [wide, longest, thick, line, apart] = [360, 230, 10, 19, 8];
const longestLabel = 44;

const shortened = (label: string): string => (label.length > longestLabel ? `${label.slice(0, longestLabel - 1)}…` : label);

/**
 * Bars that lie one below the other, each with its name and its figure. Drawn by the server, so that they are there without JavaScript and on paper;
 * they begin where lines begin. What is below zero has no bar, and its figure.
 */
export function BarChart({ id, title, description, series, bars, locale }: ChartProps) {
  const direction = directionOf(locale);
  const most = Math.max(...bars.flatMap(({ values }) => values.map(({ size }) => size)), 1);
  // What is nothing has neither bar nor figure, and takes no room.
  const drawn = bars.map(({ label, values }) => ({ label, values: values.map((value, place) => ({ ...value, place })).filter(({ size }) => size !== 0) }));
  const heights = drawn.map(({ values }) => line + values.length * (thick + 3) + apart);
  const top = (index: number) => heights.slice(0, index).reduce((sum, height) => sum + height, 0);
  const x = (at: number, width = 0) => (direction === 'rtl' ? wide - at - width : at);
  return (
    <figure className="drawing">
      <svg className="chart" role="img" aria-labelledby={`${id}-title ${id}-about`} viewBox={`0 0 ${wide} ${Math.max(top(bars.length), 1)}`}>
        <title id={`${id}-title`}>{title}</title>
        <desc id={`${id}-about`}>{description}</desc>
        <Hatching id={id} />
        {drawn.map(({ label, values }, index) => (
          <g key={index}>
            <text x={x(0)} y={top(index) + line - 7} direction={direction} className="name">{shortened(label)}</text>
            {values.map(({ size, text, place }, row) => {
              const length = (Math.max(size, 0) / most) * longest;
              const y = top(index) + line + row * (thick + 3);
              return (
                <g key={place}>
                  <rect x={x(0, length)} y={y} width={length} height={thick} {...look(place, id)} />
                  <text x={x(length + 5)} y={y + thick - 1} direction="ltr" textAnchor={direction === 'rtl' ? 'end' : 'start'}>{text}</text>
                </g>
              );
            })}
          </g>
        ))}
      </svg>
      <Legend series={series} />
    </figure>
  );
}

const [tall, broad] = [140, 480];

/** Bars that stand beside each other in the order of time, which runs as lines run. */
export function ColumnChart({ id, title, description, series, bars, locale }: ChartProps) {
  const direction = directionOf(locale);
  const most = Math.max(...bars.flatMap(({ values }) => values.map(({ size }) => size)), 1);
  const step = broad / Math.max(bars.length, 1);
  const width = Math.min((step * 0.7) / series.length, 16);
  const every = Math.ceil(bars.length / 12);
  return (
    <figure className="drawing">
      <svg className="chart" role="img" aria-labelledby={`${id}-title ${id}-about`} viewBox={`0 0 ${broad} ${tall + 22}`}>
        <title id={`${id}-title`}>{title}</title>
        <desc id={`${id}-about`}>{description}</desc>
        <Hatching id={id} />
        <line x1="0" y1={tall} x2={broad} y2={tall} className="axis" />
        {bars.map(({ label, values }, index) => {
          const start = (direction === 'rtl' ? bars.length - 1 - index : index) * step;
          return (
            <g key={index}>
              {values.map(({ size }, place) => {
                const height = (Math.max(size, 0) / most) * tall;
                const turn = direction === 'rtl' ? values.length - 1 - place : place;
                return <rect key={place} x={start + (step - values.length * width) / 2 + turn * width} y={tall - height} width={Math.max(width - 1, 1)} height={height} {...look(place, id)} />;
              })}
              {index % every === 0 && <text x={start + step / 2} y={tall + 15} textAnchor="middle">{label}</text>}
            </g>
          );
        })}
      </svg>
      <Legend series={series} />
    </figure>
  );
}

const look = (place: number, id: string) => (place === 0 ? { className: 'invoiced' } : { className: 'paid', fill: `url(#${id}-hatching)` });

function Hatching({ id }: { id: string }) {
  return <defs><pattern id={`${id}-hatching`} width="4" height="4" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="2" height="4" className="hatch" /></pattern></defs>;
}

function Legend({ series }: { series: readonly string[] }) {
  return <figcaption className="legend help">{series.map((name, place) => <span key={name}><span className="key" data-paid={place > 0 ? '' : undefined} /> {name}</span>)}</figcaption>;
}
