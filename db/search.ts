/** The one seam where the engines really differ: how a part of a word is found, and how a name by its sound. */
import { engine } from '#db/engine';
import * as postgres from '#db/search/postgres';
import * as sqlite from '#db/search/sqlite';

export const { bearingSounds, customerSearch, customerSounds, expenseSearch, holdingText, invoiceSearch } = engine === 'sqlite' ? sqlite : postgres;
