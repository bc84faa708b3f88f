import { serve } from '#cli/serve';
import { StorageProblem } from '#db/errors';
import { EnvironmentProblem } from '#lib/env';

const [command = 'serve'] = process.argv.slice(2);

try {
  if (command !== 'serve' && command !== 'dev') throw new EnvironmentProblem(`There is no command ${command}; there is: serve`);
  await serve({ dev: command === 'dev' });
} catch (error) {
  const expected = error instanceof EnvironmentProblem || error instanceof StorageProblem;
  console.error(expected ? `sijill: ${error.message}` : error);
  process.exit(1);
}
