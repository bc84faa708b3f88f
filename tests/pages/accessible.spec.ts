import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from '../support/browser.ts';
import { backupStates, firmStates, moneyStates, publicStates, type Stage, type State, setupStates } from '../support/browser-states.ts';

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** What axe finds, as short as one can read it. It has no frames to look into, which its slower mode is for. */
async function violations(page: Page, pick: (axe: AxeBuilder) => AxeBuilder): Promise<string[]> {
  const { violations } = await pick(new AxeBuilder({ page }).setLegacyMode()).analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id} at ${target.join(' ')}`));
}

/** In dark only colours are different. */
async function expectAccessible(page: Page, name: string): Promise<void> {
  await page.emulateMedia({ colorScheme: 'light' });
  expect.soft(await violations(page, (axe) => axe.withTags(rules)), `${name}, light`).toEqual([]);
  await page.emulateMedia({ colorScheme: 'dark' });
  expect.soft(await violations(page, (axe) => axe.withRules(['color-contrast', 'link-in-text-block'])), `${name}, dark`).toEqual([]);
  expect.soft(await page.title(), `${name}: title`).not.toBe('');
  await expect.soft(page.getByRole('heading', { level: 1 }), `${name}: heading`).toHaveCount(1);
}

async function judge(states: State[], stage: Stage): Promise<void> {
  for (const { name, open } of states) {
    await test.step(name, async () => {
      await open(stage);
      await expectAccessible(stage.page, name);
    });
  }
}

test.describe('WCAG 2.2 AA in light and dark', { tag: '@javascript' }, () => {
  test.setTimeout(240_000);

  test('before the set-up', async ({ page, newProgram, owner, language, t }) => {
    await judge(setupStates, { page, program: newProgram, owner, language, t });
  });

  test('before the sign-in', async ({ page, program, owner, language, t }) => {
    await judge(publicStates, { page, program, owner, language, t });
  });

  test('backups', async ({ page, ownProgram, owner, language, t }) => {
    await judge(backupStates, { page, program: ownProgram, owner, language, t });
  });

  test('in the firm', async ({ desk, program, owner, language, t }) => {
    await judge(firmStates, { page: desk, program, owner, language, t });
  });

  test('money and mail', async ({ desk, program, owner, language, t }) => {
    await judge(moneyStates, { page: desk, program, owner, language, t });
  });
});
