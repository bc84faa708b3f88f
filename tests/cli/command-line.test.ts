import { describe, expect, test } from 'vitest';
import { commandLine } from '#cli/command-line';
import { type Command, commands, help, usageOf } from '#cli/commands';
import { UsageProblem } from '#cli/usage';

/** The words of a right call: the name, and something for each operand. */
const call = ({ name, operands }: Command): string[] => [...name.split(' '), ...operands.map((operand) => `some ${operand}`)];

const named = commands.map((command) => [command.name, command] as const);

/** The message with which a call is refused. */
function refusal(words: string[]): string {
  const refused = () => commandLine(words);
  expect(refused).toThrow(UsageProblem);
  try {
    refused();
    return '';
  } catch (error) {
    return error instanceof Error ? error.message : '';
  }
}

describe.each(named)('%s', (_, command) => {
  test('is understood, with what it takes', () => {
    const { command: found, invocation } = commandLine(call(command));
    expect(found).toBe(command);
    expect(invocation.operands).toEqual(command.operands.map((operand) => `some ${operand}`));
    expect({ ...invocation.flags }).toEqual({});
  });

  test('is understood with its flags, wherever they stand', () => {
    const length = command.name.split(' ').length;
    const flags = Object.keys(command.flags);
    const expected = Object.fromEntries(flags.map((flag) => [flag, true]));
    const written = flags.map((flag) => `--${flag}`);
    const right = call(command);
    for (const words of [[...right, ...written], [...right.slice(0, length), ...written, ...right.slice(length)]]) {
      const { invocation } = commandLine(words);
      expect({ ...invocation.flags }).toEqual(expected);
      expect(invocation.operands).toHaveLength(command.operands.length);
    }
  });

  test('is refused in one line that shows the right call, when it is given something else', () => {
    const right = call(command);
    const wrong = [[...right, 'more'], [...right, '--unknown'], [...right, '-x'], ...Object.keys(command.flags).map((flag) => [...right, `--${flag}=no`])];
    if (command.operands.length > 0) wrong.push(right.slice(0, -1));
    for (const words of wrong) expect(refusal(words)).toBe(`It is called: ${usageOf(command)}`);
  });

  test('has its program', async () => expect(await command.load()).toBeTypeOf('function'));

  test('stands in the help, with what it does and what its flags do', () => {
    const line = help().split('\n').find((text) => text.startsWith(`  ${['sijill', command.name, ...command.operands].join(' ')}  `));
    // What the program calls itself is nobody else's to call.
    expect(line?.includes(command.summary ?? 'nothing')).toBe(command.summary === null ? undefined : true);
    for (const [flag, meaning] of Object.entries(command.flags)) expect(help()).toMatch(new RegExp(`--${flag} +${meaning}$`, 'm'));
  });
});

test('without a word the program is started', () => expect(commandLine([]).command.name).toBe('serve'));

test('a name of two words is one only with both', () => {
  for (const words of [['user'], ['user', 'sara@example.com'], ['reset-password', 'sara@example.com'], ['user reset-password', 'sara@example.com']]) {
    expect(refusal(words)).toContain('sijill --help');
  }
});

test.each(['bakup', 'Backup', '', '--replace', '-h', 'help', '__proto__', 'back\nup'])('%j is no command, which is told in one line', (word) => {
  const message = refusal([word]);
  expect(message).toContain(JSON.stringify(word));
  expect(message).toMatch(/^[^\n]*sijill --help[^\n]*$/);
});

test('a file may have any name', () => {
  const names = ['ملف.tar.zst', 'a b', './--replace', '-', '/tmp/../x', "it's"];
  for (const name of names) expect(commandLine(['backup', name]).invocation.operands).toEqual([name]);
  expect(commandLine(['restore', '--', '--replace']).invocation).toEqual({ operands: ['--replace'], flags: {} });
});

test('no command stands twice in the table, and none hides another', () => {
  const names = commands.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  for (const name of names) expect(names.filter((other) => `${other} `.startsWith(`${name} `))).toEqual([name]);
});

test('the help fits a terminal, and names the program and its two pages', () => {
  const lines = help().split('\n');
  expect(lines[0]).toMatch(/^Sijill/);
  for (const page of ['sijill --version', 'sijill --help']) expect(lines.filter((line) => line.startsWith(`  ${page}`))).toHaveLength(1);
  for (const line of lines) expect(line.length).toBeLessThanOrEqual(120);
});
