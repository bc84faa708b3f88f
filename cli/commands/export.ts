import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Invocation } from '#cli/commands';
import { withData } from '#cli/with-data';
import { EnvironmentProblem } from '#lib/environment-problem';
import { exportEverything } from '#lib/exports/everything';

/** `sijill export DIR`: everything that the firm keeps, in open formats, in a folder that is made for it. */
export async function exportAll({ operands: [folder = ''] }: Invocation): Promise<void> {
  const path = resolve(folder);
  if (existsSync(path)) throw new EnvironmentProblem(`${folder} is there already; name a folder that is not`);
  await withData(async (ctx) => {
    const counts = await exportEverything(ctx, path);
    console.log(`${folder}: ${Object.entries(counts).map(([name, count]) => `${count} ${name}`).join(', ')}; README.md in it says what is what`);
  });
}
