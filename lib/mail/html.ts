import { part } from '#lib/documents/sheet';
import type { Locale } from '#lib/context';
import { directionOf } from '#lib/messages';

const signs: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escaped = (text: string): string => text.replaceAll(/[&<>"']/g, (sign) => signs[sign] ?? sign);

/** An address of the net in a text; a mark that ends the sentence is none of it. */
const address = /https?:\/\/[^\s<>"']+[^\s<>"'.,;:!?؟،؛)]/gu;

function withLinks(line: string, color: string): string {
  let [html, at] = ['', 0];
  for (const { 0: link, index } of line.matchAll(address)) {
    html += `${escaped(line.slice(at, index))}<a href="${escaped(link)}" dir="ltr" style="color:${color};overflow-wrap:anywhere">${escaped(link)}</a>`;
    at = index + link.length;
  }
  return html + escaped(line.slice(at));
}

interface Page {
  language: Locale;
  /** `#rrggbb`: of the firm's name and of links. */
  color: string;
  firmName: string;
  subject: string;
  body: string;
  /** By which marketing is no longer wanted; null for what is none. */
  unsubscribe: { words: string; address: string } | null;
}

/** The HTML part of a mail: its paragraphs as they were written, each in its own direction, with styles that every reader of mail knows. */
export function htmlOf({ language, color, firmName, subject, body, unsubscribe }: Page): string {
  const paragraphs = body.split(/\n{2,}/).map((text) => text.trim()).filter(Boolean);
  const drawn = paragraphs.map((text) => `<p dir="${part(text).dir === directionOf(language) || /^https?:/.test(text) ? directionOf(language) : part(text).dir}" style="margin:0 0 16px">${text.split('\n').map((line) => withLinks(line, color)).join('<br>')}</p>`);
  const foot = unsubscribe && `<p style="margin:24px 0 0;font-size:13px;color:#5f5f5f"><a href="${escaped(unsubscribe.address)}" style="color:#5f5f5f">${escaped(unsubscribe.words)}</a></p>`;
  return `<!doctype html>
<html lang="${language}" dir="${directionOf(language)}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escaped(subject)}</title></head>
<body style="margin:0;padding:24px 16px;background:#ffffff;color:#1f1f1f;font-family:'IBM Plex Sans Arabic','Segoe UI',Tahoma,Arial,sans-serif;font-size:16px;line-height:1.7">
<div style="max-width:600px;margin:0 auto">
<p dir="${part(firmName).dir}" style="margin:0 0 24px;padding:0 0 12px;border-bottom:2px solid ${color};color:${color};font-size:18px;font-weight:bold">${escaped(firmName)}</p>
${[...drawn, ...(foot ? [foot] : [])].join('\n')}
</div>
</body>
</html>
`;
}
