import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium, defineConfig } from '@playwright/test';
import type { BrowserOptions } from './tests/support/browser.ts';

/** Playwright's own browser where it is installed; else the system's, by `PATH`. */
function systemBrowser(): string | undefined {
  if (existsSync(chromium.executablePath())) return undefined;
  return (process.env['PATH'] ?? '').split(delimiter).map((folder) => join(folder, 'chromium')).find((path) => existsSync(path));
}

const executablePath = systemBrowser();

// Every journey in both languages, with and without JavaScript. Tags say what is not worth it: `@javascript` cannot do without,
// `@plain` is the same with it, and `@once` is changed by neither.
const projects = (['ar', 'en'] as const).flatMap((language) =>
  [true, false].map((javaScriptEnabled) => ({
    name: javaScriptEnabled ? language : `${language} without JavaScript`,
    grepInvert: [javaScriptEnabled ? /@plain/ : /@javascript/, ...(javaScriptEnabled && language === 'en' ? [] : [/@once/])],
    use: { language, locale: language === 'ar' ? 'ar-SA' : 'en-GB', javaScriptEnabled },
  })),
);

export default defineConfig<object, BrowserOptions>({
  testDir: 'tests',
  testMatch: '**/*.spec.ts',
  forbidOnly: true,
  // A shared machine may stall for seconds; what fails twice is wrong.
  retries: process.env['CI'] ? 1 : 0,
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [['line'], ...(process.env['PLAYWRIGHT_JSON_OUTPUT_NAME'] ? [['json'] as const] : [])],
  use: {
    browserName: 'chromium',
    // One process for all pages: a fresh one for each test would compile the same scripts again, at twice the time.
    launchOptions: { args: ['--no-sandbox', '--renderer-process-limit=1'], ...(executablePath && { executablePath }) },
    screenshot: 'only-on-failure',
  },
  projects,
});
