// `npm run migration -- NAME`: writes what changed in db/schema as a migration for both engines. With `--custom`, an empty one
// to be filled by hand.
import { install, runPackage } from './prepare.mjs';

const [name, ...options] = process.argv.slice(2);
if (!name || name.startsWith('-')) {
  console.error('usage: npm run migration -- NAME [--custom]');
  process.exit(2);
}
install();
for (const url of ['file:', 'postgres://']) runPackage('drizzle-kit', ['generate', '--name', name, ...options], { env: { DATABASE_URL: url } });
