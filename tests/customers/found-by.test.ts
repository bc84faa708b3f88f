import { expect, test } from 'vitest';
import { finder } from '#lib/customers/found-by';

/** The text with what was found in brackets. */
const marked = (search: string, text: string) => finder(search)(text).map((stretch) => (stretch.isFound ? `[${stretch.text}]` : stretch.text)).join('');

test.each([
  ['a part of a word marks the word', 'ander', 'Maria Anders', 'Maria [Anders]'],
  ['each word for itself', 'maria and', 'Maria Anders', '[Maria] [Anders]'],
  ['however it is spelled', 'احمد', 'محمد أَحْمَد', 'محمد [أَحْمَد]'],
  ['with the article and without', 'عتيبي', 'محمد العتيبي', 'محمد [العتيبي]'],
  ['in another script', 'Mohammed', 'محمد أحمد', '[محمد] أحمد'],
  ['in another spelling', 'Khalid', 'Khaled Saleh', '[Khaled] Saleh'],
  ['a name of two words', 'Abdulrahman', 'عبد الرحمن علي', '[عبد] [الرحمن] علي'],
  ['a number however it is divided', '0501234', '050 123 4567', '[050 123 4567]'],
  ['a number in other digits', '٠٥٠١٢٣٤', '050 123 4567', '[050 123 4567]'],
  ['nothing where nothing was found', 'xyz', 'Maria Anders', 'Maria Anders'],
  ['nothing where nothing is sought', '', 'Maria Anders', 'Maria Anders'],
  ['nothing in nothing', 'maria', '', ''],
  ['one digit is not enough', '5', 'Road 15', 'Road [15]'],
])('%s', (_, search, text, shown) => expect(marked(search, text)).toBe(shown));
