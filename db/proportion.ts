/** `whole * part / all` in whole numbers, rounded half up: exactly, however large they are. */
import { engine } from '#db/engine';
import * as postgres from '#db/proportion/postgres';
import * as sqlite from '#db/proportion/sqlite';

export const { proportion } = engine === 'sqlite' ? sqlite : postgres;
