import { expect, test } from 'vitest';
import { calendarOf, type CalendarEvent } from '#lib/notes/ics';

const event: CalendarEvent = {
  id: '0199-a', day: '2026-12-31', title: 'Nour: visit', description: 'First, bring samples;\nthen \\ sign', reminderDays: 3, changedAt: Date.UTC(2026, 10, 26, 15, 4, 5, 678), version: 2,
};
const unfolded = (calendar: string): string[] => calendar.replaceAll('\r\n ', '').split('\r\n');

test('an event takes its day, and the reminder comes days ahead', () => {
  expect(unfolded(calendarOf(event))).toEqual([
    'BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Sijill//Sijill//EN', 'CALSCALE:GREGORIAN', 'METHOD:PUBLISH',
    'BEGIN:VEVENT', 'UID:0199-a@sijill', 'DTSTAMP:20261126T150405Z', 'SEQUENCE:1', 'DTSTART;VALUE=DATE:20261231', 'DTEND;VALUE=DATE:20270101',
    'SUMMARY:Nour: visit', String.raw`DESCRIPTION:First\, bring samples\;\nthen \\ sign`, 'TRANSP:TRANSPARENT',
    'BEGIN:VALARM', 'ACTION:DISPLAY', 'DESCRIPTION:Nour: visit', 'TRIGGER:-P3D', 'END:VALARM',
    'END:VEVENT', 'END:VCALENDAR', '',
  ]);
});

test('a reminder may come on the day itself, or not at all', () => {
  expect(unfolded(calendarOf({ ...event, reminderDays: 0 }))).toContain('TRIGGER:PT0S');
  expect(calendarOf({ ...event, reminderDays: null })).not.toContain('VALARM');
});

test('no line is longer than 75 octets, none ends within a character, and put together it is what it was', () => {
  const title = `${'زيارة العميل في المستودع '.repeat(8)}😀${'x'.repeat(200)}`;
  const lines = calendarOf({ ...event, title }).split('\r\n');
  expect(lines.filter((line) => Buffer.byteLength(line) > 75)).toEqual([]);
  expect(lines.join('\n')).not.toContain('\ufffd');
  expect(unfolded(calendarOf({ ...event, title }))).toContain(`SUMMARY:${title}`);
});

test('no text can add a line of its own', () => {
  const hostile = 'a\r\nBEGIN:VALARM\rATTACH:x\n\0\u0007b\u007f';
  const lines = unfolded(calendarOf({ ...event, title: hostile, description: hostile, reminderDays: null }));
  expect(lines).toContain(String.raw`SUMMARY:a\nBEGIN:VALARM\nATTACH:x\nb`);
  expect(lines.filter((line) => line === 'BEGIN:VALARM' || line.startsWith('ATTACH'))).toEqual([]);
});
