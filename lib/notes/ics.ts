/** An event as a calendar takes it. */
export interface CalendarEvent {
  id: string;
  /** `YYYY-MM-DD`; the event takes the whole day. */
  day: string;
  title: string;
  description: string;
  /** How many days ahead to recall it; null for not at all. */
  reminderDays: number | null;
  /** Milliseconds since 1970-01-01T00:00:00Z. */
  changedAt: number;
  /** Counts the changes; a calendar takes the higher for the newer. */
  version: number;
}

const dayLength = 86_400_000;
const compact = (day: string): string => day.replaceAll('-', '');
const stamp = (instant: number): string => new Date(instant).toISOString().replaceAll(/[-:]|\.\d+/g, '');

/** RFC 5545, 3.3.11. Other control characters may not stand there at all. */
function escaped(text: string): string {
  return text.replaceAll(/[\\;,]/g, String.raw`\$&`).replaceAll(/\r\n?|\n/g, String.raw`\n`).replaceAll(/[\p{Cc}--\t]/gv, '');
}

/** No line is longer than 75 octets, and none is broken within a character (RFC 5545, 3.1). */
function folded(line: string): string {
  let length = 0;
  let out = '';
  for (const character of line) {
    const octets = Buffer.byteLength(character);
    if (length + octets > 75) {
      out += '\r\n ';
      length = 1;
    }
    out += character;
    length += octets;
  }
  return out;
}

/** A calendar (RFC 5545) with this one event. */
export function calendarOf({ id, day, title, description, reminderDays, changedAt, version }: CalendarEvent): string {
  const nextDay = new Date(Date.parse(day) + dayLength).toISOString().slice(0, 10);
  const trigger = reminderDays === 0 ? 'PT0S' : `-P${reminderDays}D`;
  const alarm = ['BEGIN:VALARM', 'ACTION:DISPLAY', `DESCRIPTION:${escaped(title)}`, `TRIGGER:${trigger}`, 'END:VALARM'];
  const lines = [
    'BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Sijill//Sijill//EN', 'CALSCALE:GREGORIAN', 'METHOD:PUBLISH',
    'BEGIN:VEVENT', `UID:${id}@sijill`, `DTSTAMP:${stamp(changedAt)}`, `SEQUENCE:${version - 1}`,
    `DTSTART;VALUE=DATE:${compact(day)}`, `DTEND;VALUE=DATE:${compact(nextDay)}`,
    `SUMMARY:${escaped(title)}`, `DESCRIPTION:${escaped(description)}`, 'TRANSP:TRANSPARENT',
    ...(reminderDays === null ? [] : alarm),
    'END:VEVENT', 'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}
