/** @type {import('next').NextConfig} */
const config = {
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
