import { expect, test } from 'vitest';
import { compareEdit, differences } from '#lib/customers/compare';
import { values } from '../support/firm.ts';

const base = values({ name: 'Maria', city: 'Berlin', phone: '1' });

test('records that say the same have no differences', () => expect(differences(base, { ...base })).toEqual({}));

test('differences are told in the order of the form, with both values', () => {
  const changes = differences(base, { ...base, phone: '', name: 'Ana' });
  expect(Object.entries(changes)).toEqual([['name', { from: 'Maria', to: 'Ana' }], ['phone', { from: '1', to: '' }]]);
});

test('an edit of a record that nobody else touched is taken as it is', () => {
  const mine = { ...base, city: 'Bonn' };
  expect(compareEdit(base, mine, base)).toEqual({ mine: { city: { from: 'Berlin', to: 'Bonn' } }, theirs: {}, disputed: [], merged: mine });
});

test('edits of different fields are put together', () => {
  const comparison = compareEdit(base, { ...base, city: 'Bonn' }, { ...base, phone: '2' });
  expect(comparison).toEqual({
    mine: { city: { from: 'Berlin', to: 'Bonn' } },
    theirs: { phone: { from: '1', to: '2' } },
    disputed: [],
    merged: { ...base, city: 'Bonn', phone: '2' },
  });
});

test('two who write the same agree', () => {
  const same = { ...base, city: 'Bonn' };
  expect(compareEdit(base, same, same)).toMatchObject({ mine: {}, disputed: [], merged: same });
});

test('two who write different things into one field must be asked, and until then the present value stands', () => {
  const comparison = compareEdit(base, { ...base, city: 'Bonn', name: 'Ana' }, { ...base, city: 'Ulm' });
  expect(comparison.disputed).toEqual(['city']);
  expect(comparison.mine).toEqual({ name: { from: 'Maria', to: 'Ana' }, city: { from: 'Ulm', to: 'Bonn' } });
  expect(comparison.merged).toEqual({ ...base, city: 'Ulm', name: 'Ana' });
});

test('emptying a field is a change like any other', () => {
  expect(compareEdit(base, { ...base, city: '' }, { ...base, city: 'Ulm' }).disputed).toEqual(['city']);
  expect(compareEdit(base, { ...base, city: '' }, base).merged.city).toBe('');
});

test('a field that one did not touch is never disputed, whatever others did to it', () => {
  expect(compareEdit(base, base, { ...base, city: '', name: 'X', phone: '9' })).toMatchObject({ mine: {}, disputed: [] });
});
