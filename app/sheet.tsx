import type { Cell, Column, Fact, Part, PartyBlock, PaymentBlock, Section, Sheet as SheetOfPaper, Value, Words } from '#lib/documents/sheet';
import { directionOf } from '#lib/messages';

interface SheetProps {
  sheet: SheetOfPaper;
  /** Where the firm's logo is given out; null where it has none. */
  logo: string | null;
}

/** A document as its receiver reads it, in its own language: what the PDF of the same sheet says, for a screen. */
export function Sheet({ sheet, logo }: SheetProps) {
  const [leading = 'ar'] = sheet.languages;
  return (
    <article className="document group" lang={leading} dir={directionOf(leading)}>
      <div className="document-head">
        <div>
          {logo && <img className="logo" src={logo} alt="" />}
          <Party party={sheet.seller} />
        </div>
        <p className="document-title"><Label words={sheet.title} />{sheet.number && <bdi dir="ltr">{sheet.number}</bdi>}</p>
      </div>
      {/* A style of its own would need the browser's leave to run any style; an attribute of a picture does not. */}
      <svg className="document-rule" aria-hidden="true" preserveAspectRatio="none" viewBox="0 0 1 1"><rect width="1" height="1" fill={sheet.color} /></svg>
      <div className="pair">
        {sheet.buyer && <Party party={sheet.buyer} />}
        <Facts facts={sheet.facts} />
      </div>
      <Texts texts={sheet.introduction} />
      {sheet.sections.map((section, index) => <Entries key={index} section={section} />)}
      <Texts texts={sheet.remarks} />
      {sheet.payment && <HowToPay payment={sheet.payment} />}
      <Texts texts={sheet.footer} className="help" />
    </article>
  );
}

const Isolated = ({ text, dir }: Part) => <bdi dir={dir}>{text}</bdi>;

function Pieces({ value }: { value: Value }) {
  return value.map((part, index) => <span key={index}>{index > 0 && ' '}<Isolated {...part} /></span>);
}

/** A label in all languages of the sheet. */
function Label({ words }: { words: Words }) {
  return words.map((word, index) => <span key={index} className={index > 0 ? 'second-language' : undefined}>{index > 0 && ' / '}<Pieces value={word} /></span>);
}

function Texts({ texts, className = '' }: { texts: readonly Part[]; className?: string }) {
  return texts.map(({ text, dir }, index) => <p key={index} dir={dir} className={`value ${className}`}>{text}</p>);
}

function Facts({ facts }: { facts: readonly Fact[] }) {
  return <dl className="facts">{facts.map(({ label, value }, index) => <div key={index}><dt><Label words={label} /></dt><dd><Pieces value={value} /></dd></div>)}</dl>;
}

function Party({ party }: { party: PartyBlock }) {
  return (
    <section>
      <h2><Label words={party.heading} /></h2>
      <p className="strong"><Isolated {...party.name} /></p>
      {party.lines.map((line, index) => <p key={index}><Isolated {...line} /></p>)}
      {party.facts.map(({ label, value }, index) => <p key={index} className="help"><Label words={label} />: <Pieces value={value} /></p>)}
    </section>
  );
}

const words = (label: Words | undefined): string => (label?.[0] ?? []).map(({ text }) => text).join(' ');

function Entries({ section: { heading, columns, rows, sums } }: { section: Section }) {
  return (
    <>
      {heading && <h2><Pieces value={heading} /></h2>}
      {columns.length > 0 && (
        <table className="document-lines">
          <thead>
            <tr>{columns.map(({ label, end }, index) => <th key={index} scope="col" className={end ? 'end' : undefined}><Label words={label} /></th>)}</tr>
          </thead>
          <tbody>{rows.map((row, index) => <tr key={index}>{row.map((cell, at) => <TableCell key={at} cell={cell} column={columns[at]} />)}</tr>)}</tbody>
        </table>
      )}
      <dl className="sums">{sums.map(({ label, value, strong }, index) => <div key={index} className={strong ? 'strong' : undefined}><dt><Label words={label} /></dt><dd><Pieces value={value} /></dd></div>)}</dl>
    </>
  );
}

function TableCell({ cell, column }: { cell: Cell; column: Column | undefined }) {
  const lines = cell.map((line, index) => (index === 0 ? <Pieces key={index} value={line} /> : <span key={index} className="help"><Pieces value={line} /></span>));
  if (column?.wide) return <th scope="row">{lines}</th>;
  // One box: on a narrow screen the label stands on the other side of the cell, and its pieces stay together.
  return <td data-label={words(column?.label)} className={column?.end ? 'end' : undefined}><div>{lines}</div></td>;
}

function HowToPay({ payment: { heading, texts, facts, code } }: { payment: PaymentBlock }) {
  return (
    <section className="how-to-pay">
      <div>
        <h2><Label words={heading} /></h2>
        <Texts texts={texts} />
        <Facts facts={facts} />
      </div>
      {code && <figure><img src={`data:image/svg+xml,${encodeURIComponent(code.svg)}`} alt={code.alt} width="120" height="120" /><figcaption className="help">{code.alt}</figcaption></figure>}
    </section>
  );
}
