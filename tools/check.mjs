// `npm run check`: types, the rules of the house, and the tests that need neither a browser nor a build. Seconds.
import { install, runPackage } from './prepare.mjs';

install();
runPackage('next', ['typegen'], { stdio: 'ignore' });
runPackage('tsc', ['--noEmit']);
runPackage('oxlint', []);
runPackage('vitest', ['run', '--project', 'sqlite', '--project', 'apart']);
