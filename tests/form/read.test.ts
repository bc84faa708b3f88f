import { expect, test } from 'vitest';
import { readForm } from '#lib/form';
import { Invalid } from '#lib/problems';

function formOf(...fields: [string, string | File][]): FormData {
  const form = new FormData();
  for (const [name, value] of fields) form.append(name, value);
  return form;
}

function problemsIn(form: FormData) {
  try {
    readForm(form, ['name', 'city']);
    return [];
  } catch (error) {
    if (error instanceof Invalid) return error.problems;
    throw error;
  }
}

test('a field that is not sent counts as empty', () => {
  expect(readForm(formOf(['name', 'Maria']), ['name', 'city'])).toEqual({ name: 'Maria', city: '' });
});

test('values come as they were sent', () => {
  expect(readForm(formOf(['name', '  Jose\u0301\r\n\0 ']), ['name'])).toEqual({ name: '  Jose\u0301\r\n\0 ' });
});

test("the framework's own fields are passed over", () => {
  expect(readForm(formOf(['$ACTION_ID_1', ''], ['$ACTION_KEY', 'k'], ['name', 'Maria']), ['name'])).toEqual({ name: 'Maria' });
});

test('an unknown field is refused by its name, of which no more than a hundred characters are said back', () => {
  expect(problemsIn(formOf(['name', 'Maria'], ['role', 'owner']))).toEqual([{ field: '', key: 'errors.unknownField', values: { field: 'role' } }]);
  expect(problemsIn(formOf(['x'.repeat(5000), '']))).toEqual([{ field: '', key: 'errors.unknownField', values: { field: 'x'.repeat(100) } }]);
});

test.each(['__proto__', 'constructor', 'toString'])('a field called %s is as unknown as any other', (name) => {
  expect(problemsIn(formOf([name, 'x']))).toEqual([{ field: '', key: 'errors.unknownField', values: { field: name } }]);
});

test('a field that comes twice is refused, even with the same value', () => {
  expect(problemsIn(formOf(['name', 'Maria'], ['name', 'Maria']))).toEqual([{ field: 'name', key: 'errors.repeatedField' }]);
});

test('a file where a text belongs is refused', () => {
  expect(problemsIn(formOf(['name', new File(['x'], 'x.txt')]))).toEqual([{ field: 'name', key: 'errors.unreadable' }]);
});

test('all that is wrong is said at once', () => {
  const form = formOf(['role', 'x'], ['name', 'a'], ['name', 'b'], ['city', new File([], 'x')]);
  expect(problemsIn(form).map(({ key }) => key)).toEqual(['errors.unknownField', 'errors.repeatedField', 'errors.unreadable']);
});
