import { commandLine } from '#cli/command-line';
import { help } from '#cli/commands';
import { faultLine } from '#cli/fault-line';
import { UsageProblem } from '#cli/usage';

const words = process.argv.slice(2);

try {
  if (words.includes('--help')) console.log(help());
  else if (words.includes('--version')) console.log((await import('#cli/version')).version());
  else {
    const { command, invocation } = commandLine(words);
    const run = await command.load();
    await run(invocation);
  }
} catch (error) {
  process.stderr.write(`sijill: ${faultLine(error)}\n`);
  process.exit(error instanceof UsageProblem ? 2 : 1);
}
