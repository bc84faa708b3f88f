import { parseArgs } from 'node:util';
import { type Command, commands, type Invocation, optionsOf, usageOf } from '#cli/commands';
import { UsageProblem } from '#cli/usage';

/**
 * Which command was typed, and with what.
 * @param words what follows the program's name; none means `serve`
 * @throws UsageProblem
 */
export function commandLine(words: string[]): { command: Command; invocation: Invocation } {
  const typed = words.length === 0 ? ['serve'] : words;
  const command = commands.find(({ name }) => name.split(' ').every((part, index) => typed[index] === part));
  if (!command) throw new UsageProblem(`There is no command ${JSON.stringify(typed.join(' '))}; sijill --help shows those there are`);
  const rest = typed.slice(command.name.split(' ').length);
  const { values, positionals } = parsed(command, rest);
  if (positionals.length !== command.operands.length) throw new UsageProblem(`It is called: ${usageOf(command)}`);
  return { command, invocation: { operands: positionals, flags: values } };
}

function parsed(command: Command, args: string[]) {
  try {
    const { values, positionals } = parseArgs({ args, options: optionsOf(command), allowPositionals: true, strict: true });
    return { values: values as Invocation['flags'], positionals };
  } catch {
    throw new UsageProblem(`It is called: ${usageOf(command)}`);
  }
}
