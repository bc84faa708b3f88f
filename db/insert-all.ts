/** Many rows of one table at once, as it costs least on each engine. */
import { engine } from '#db/engine';
import * as postgres from '#db/insert-all/postgres';
import * as sqlite from '#db/insert-all/sqlite';

export const { insertAll } = engine === 'sqlite' ? sqlite : postgres;
