/** @type {import('next').NextConfig} */
const config = {
  // What the pages need to run is gathered in one place, from which the single file is made (tools/binary.mjs).
  output: 'standalone',
  outputFileTracingExcludes: { '*': ['node_modules/sharp/**', 'node_modules/@img/**', 'node_modules/typescript/**', 'data/**', 'tests/**', 'docs/**', 'dist/**'] },
  // Two builds of one commit are alike; what is being worked on has a name of its own each time.
  generateBuildId: () => (/^[0-9a-f]+$/.test(process.env['SIJILL_BUILD'] ?? '') ? process.env['SIJILL_BUILD'] : null),
  // The front door (cli/front.ts) says which program this is, or rather does not.
  poweredByHeader: false,
  // `npm run check` judges types; whoever only starts the program does not wait for it.
  typescript: { ignoreBuildErrors: true },
  agentRules: false,
  experimental: {
    agentUpgrade: false,
    // Pages are loaded when they are first asked for: half the time to the first answer, a third of the memory.
    preloadEntriesOnStart: false,
    // Larger bodies are refused at the front door, with an answer one can read.
    serverActions: { bodySizeLimit: '2mb' },
  },
};

export default config;
