import { link, title } from '../support/browser-forms.ts';
import { expect, test } from '../support/browser.ts';
import { backupStates, firmStates, moneyStates, publicStates, type Stage, type State, setupStates } from '../support/browser-states.ts';

test.use({ viewport: { width: 320, height: 640 } });

/** Nothing lies beside the screen: at 320 px nobody should have to scroll in two directions. */
async function expectToFit(states: State[], stage: Stage): Promise<void> {
  for (const { name, open } of states) {
    await test.step(name, async () => {
      await open(stage);
      await expect(stage.page.getByRole('heading', { level: 1 }).first()).toBeVisible();
      const beside = await stage.page.evaluate(() => {
        const outside = [...document.querySelectorAll('body *')].filter((element) => {
          const { left, right, width } = element.getBoundingClientRect();
          return width > 1 && (left < 0 || right > 320) && right > 0 && left < 320;
        });
        return { width: document.documentElement.scrollWidth, outside: outside.map((element) => element.outerHTML.slice(0, 80)) };
      });
      expect.soft(beside, name).toEqual({ width: 320, outside: [] });
    });
  }
}

test('every page of the firm fits', { tag: '@plain' }, async ({ desk, program, owner, language, t }) => {
  await expectToFit(firmStates, { page: desk, program, owner, language, t });
});

test('every page of money and mail fits', { tag: '@plain' }, async ({ desk, program, owner, language, t }) => {
  await expectToFit(moneyStates, { page: desk, program, owner, language, t });
});

test('the pages before the sign-in fit', { tag: '@plain' }, async ({ page, program, newProgram, owner, language, t }) => {
  await expectToFit(setupStates, { page, program: newProgram, owner, language, t });
  await expectToFit(publicStates, { page, program, owner, language, t });
});

test('the backups fit', { tag: '@plain' }, async ({ page, ownProgram, owner, language, t }) => {
  await expectToFit(backupStates, { page, program: ownProgram, owner, language, t });
});

test('the menu can be used', { tag: '@plain' }, async ({ desk: page, t }) => {
  await page.goto('/customers/new');
  const menu = page.getByRole('navigation', { name: t('menu.label') });
  for (const name of ['today', 'customers', 'invoices', 'expenses'] as const) await expect(menu.getByRole('link', { name: t(`menu.${name}`) })).toBeInViewport({ ratio: 1 });
  await menu.getByRole('button', { name: t('menu.more') }).click();
  for (const name of ['products', 'outbox', 'reports', 'settings', 'signOut'] as const) await expect(menu.getByRole('link', { name: t(`menu.${name}`) })).toBeInViewport({ ratio: 1 });
  await link(page, t('menu.settings')).click();
  await expect(title(page, t('settings.title'))).toBeVisible();
  await link(page, t('menu.customers')).click();
  await expect(title(page, t('customers.title'))).toBeVisible();
});

test('the menu never covers what has the focus', { tag: '@plain' }, async ({ desk: page, t }) => {
  await page.goto('/customers/new');
  const menu = await page.getByRole('navigation', { name: t('menu.label') }).boundingBox();
  for (const direction of ['Tab', 'Shift+Tab']) {
    for (let presses = 0; presses < 17; presses += 1) {
      await page.keyboard.press(direction);
      const focused = await page.locator(':focus').boundingBox();
      expect((focused?.y ?? 0) + (focused?.height ?? 0)).toBeLessThanOrEqual(menu?.y ?? 0);
    }
  }
});
