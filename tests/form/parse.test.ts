import { expect, test } from 'vitest';
import { z } from 'zod';
import { line, oneOf, parse } from '#lib/form';
import { Invalid } from '#lib/problems';

const schema = z.object({ name: line(5), colour: oneOf(['red', 'green']), city: line(3) });

function problemsIn(values: Record<string, string>, required: string[] = []) {
  try {
    parse(schema, values, required);
    return [];
  } catch (error) {
    if (error instanceof Invalid) return error.problems;
    throw error;
  }
}

const good = { name: 'Ana', colour: 'red', city: '' };

test('good values come back tidied', () => {
  expect(parse(schema, { ...good, name: ' Jose\u0301\n' })).toEqual({ name: 'José', colour: 'red', city: '' });
});

test('what the schema does not know is left out', () => {
  expect(parse(schema, { ...good, role: 'owner' })).toEqual(good);
});

test.each([
  ['exactly as long as it may be', 'abcde', []],
  ['one longer', 'abcdef', [{ field: 'name', key: 'errors.tooLong', values: { max: 5, length: 6 } }]],
  ['long only by the spaces around it', '  abcde  ', []],
  ['as long in characters, longer in UTF-16', '😀😀😀😀😀', []],
  ['one emoji longer', '😀😀😀😀😀😀', [{ field: 'name', key: 'errors.tooLong', values: { max: 5, length: 6 } }]],
  ['long only until its accents are composed', 'e\u0301e\u0301e\u0301e\u0301e\u0301', []],
  ['with NUL in it', 'a\0b', [{ field: 'name', key: 'errors.nul' }]],
])('a text %s', (_, name, problems) => expect(problemsIn({ ...good, name })).toEqual(problems));

test.each(['', 'blue', 'RED', ' red'])('the choice %j was not offered', (colour) => {
  expect(problemsIn({ ...good, colour })).toEqual([{ field: 'colour', key: 'errors.choice' }]);
});

test('a required field must hold more than spaces', () => {
  expect(problemsIn({ ...good, city: ' \u00a0 ' }, ['city'])).toEqual([{ field: 'city', key: 'errors.required' }]);
  expect(problemsIn({ ...good, city: 'x' }, ['city'])).toEqual([]);
});

test('each field is complained about once, in the order of the schema', () => {
  const problems = problemsIn({ name: 'a\0bcdefgh', colour: 'blue', city: '' }, ['city', 'name']);
  expect(problems.map(({ field, key }) => [field, key])).toEqual([['name', 'errors.tooLong'], ['colour', 'errors.choice'], ['city', 'errors.required']]);
});

test('a value that is not there at all is refused at its field', () => {
  expect(problemsIn({ colour: 'red', city: '' })).toEqual([{ field: 'name', key: 'errors.unreadable' }]);
});
