import { once } from 'node:events';
import { join } from 'node:path';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { programFolder } from '#cli/program-folder';
import type { TypesetJob } from '#lib/pdf/service';

export interface TypesetOrder extends Pick<TypesetJob, 'logo' | 'as'> {
  /** A `Sheet` as JSON. */
  sheet: string;
}

export interface TypesetAnswer {
  /** Null when the sheet could not be set. */
  pages: Uint8Array | null;
  /** What was wrong with it. */
  fault: string;
  /** What the process has held at most, in bytes: what it holds now is not told where there is no /proc. */
  memory: number;
}

const endings = { 'image/png': 'png', 'image/jpeg': 'jpg', 'image/svg+xml': 'svg' } as const;

/** Sets sheets into pages for the program that started this process, until it lets go of it. */
export async function typeset(): Promise<void> {
  if (!process.send) throw new Error('This command is the program’s own: it sets pages for it');
  const folder = join(programFolder(), 'lib', 'pdf');
  const fonts = join(programFolder(), 'node_modules', '@expo-google-fonts', 'amiri');
  const compiler = NodeCompiler.create({ workspace: folder, fontArgs: [{ fontPaths: [fonts] }] });
  process.on('message', (order: TypesetOrder) => process.send?.({ ...set(compiler, folder, order), memory: process.resourceUsage().maxRSS * 1024 }));
  await once(process, 'disconnect');
}

function set(compiler: NodeCompiler, folder: string, { sheet, logo, as }: TypesetOrder): Omit<TypesetAnswer, 'memory'> {
  const picture = logo && join(folder, `logo.${endings[logo.mediaType]}`);
  try {
    if (picture) compiler.mapShadow(picture, Buffer.from(logo.content));
    const inputs = { data: sheet, logo: picture === null ? '' : `logo.${endings[logo?.mediaType ?? 'image/png']}` };
    const source = { mainFilePath: join(folder, 'sheet.typ'), inputs };
    return { pages: as === 'pdf' ? compiler.pdf(source) : Buffer.from(compiler.plainSvg(source)), fault: '' };
  } catch (error) {
    // The compiler says in `code` what was wrong.
    return { pages: null, fault: String((error as { code?: unknown }).code ?? error) };
  } finally {
    if (picture) compiler.unmapShadow(picture);
    compiler.evictCache(3);
  }
}
