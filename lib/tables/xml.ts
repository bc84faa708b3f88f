import type { Readable } from 'node:stream';
import { SaxesParser } from 'saxes';
import { longestRecord } from '#lib/tables/limits';
import { Unreadable } from '#lib/tables/unreadable';

export interface XmlHandlers {
  /** The name is without its prefix. */
  opens(name: string, attributes: Record<string, string>): void;
  closes(name: string, text: string): void;
}

const local = (name: string): string => name.slice(name.indexOf(':') + 1);

/**
 * Reads XML as it comes; after each piece it lets go, so that what was gathered can be passed on. Entities of its own are not
 * expanded: they are an error.
 * @throws Unreadable when it is no XML, or has a text longer than a record may be
 */
export async function* readXml(stream: Readable, { opens, closes }: XmlHandlers): AsyncGenerator<void, void> {
  const parser = new SaxesParser();
  const decoder = new TextDecoder();
  let text = '';
  let silent = 0;
  parser.on('opentag', ({ name, attributes }) => {
    [text, silent] = ['', 0];
    opens(local(name), attributes as Record<string, string>);
  });
  parser.on('text', (piece) => (text += piece));
  parser.on('cdata', (piece) => (text += piece));
  parser.on('closetag', ({ name }) => {
    closes(local(name), text);
    [text, silent] = ['', 0];
  });
  parser.on('error', (error) => {
    throw new Unreadable('brokenArchive', error);
  });
  try {
    for await (const piece of stream as AsyncIterable<Buffer>) {
      silent += piece.length;
      parser.write(decoder.decode(piece, { stream: true }));
      if (silent > longestRecord * 2) throw new Unreadable('recordTooLong');
      yield;
    }
    parser.write(decoder.decode()).close();
  } catch (error) {
    throw error instanceof Unreadable ? error : new Unreadable('brokenArchive', error);
  } finally {
    stream.destroy();
  }
  yield;
}
