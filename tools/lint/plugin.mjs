// The rules of the house that a linter can hold: who may import whom, and that no query forgets whose rows it reads.

/** What each room may import of ours. A folder of a path is its room; the first entry that fits decides. */
const rooms = [
  { room: 'app', may: ['app', 'components', 'lib', '#db/schema/audit'] },
  { room: 'components', may: ['components', 'lib/form-state', 'lib/messages', 'lib/money', 'lib/day', 'lib/text'] },
  { room: 'cli', may: ['cli', 'lib', 'db'] },
  { room: 'lib', may: ['lib', 'db'] },
  { room: 'db', may: ['db'] },
];

/** The nouns of lib, lowest first: one knows those before it and never those behind it. */
const nouns = ['tables', 'audit', 'taxes', 'users', 'firms', 'places', 'tax-ids', 'addresses', 'files', 'categories', 'custom-fields', 'consent', 'customers', 'contacts', 'deliveries', 'notes', 'brands', 'products', 'numbers', 'balances', 'invoices', 'payments', 'recurring', 'documents', 'pdf', 'mail', 'reminders', 'expenses', 'reports', 'registration', 'merges', 'history', 'personal-data', 'saved-lists', 'imports', 'exports', 'backup'];

/** Packages that only some files may import. */
const packages = [
  { name: /^drizzle-orm/, may: /^(?:db\/|lib\/access\.ts|lib\/counter\.ts|lib\/[a-z-]+\/)/, why: 'Queries stand in db and in lib/<noun>' },
  { name: /^next(?:\/|$)/, may: /^(?:app\/|lib\/(?:session|auth)\.ts|cli\/commands\/serve\.ts)/, why: 'Only app, lib/session and the front door know Next.js' },
  { name: /^next-auth/, may: /^lib\/session\.ts/, why: 'Only lib/session knows next-auth' },
  { name: /^better-sqlite3|^pg$/, may: /^db\//, why: 'Only db knows the drivers' },
];

/** Those who act before anybody is signed in, or for the installation as a whole: no firm is theirs. */
const firmless = [
  'users/set-up', 'users/sign-in', 'users/sessions', 'users/throttle', 'users/reset-password', 'users/accept', 'users/context-of',
  'audit/verify', 'customers/verify-numbers', 'customers/derive', 'firms/sole', 'consent/link', 'files/settle', 'backup/verify-files', 'merges/forget', 'imports/run', 'customers/duplicates/watch', 'exports/bring-back', 'numbers/verify', 'balances/verify', 'invoices/links', 'mail/copied', 'reminders/copied',
].map(
  (path) => `lib/${path}.ts`,
);

/** The store itself, past permissions: for them, and for the doors that check. */
const reachesStore = (file) => file === 'lib/access.ts' || firmless.includes(file) || /^(?:cli|db)\//.test(file);

const inHouse = (filename) => filename.replaceAll('\\', '/').split('/').slice(process.cwd().split('/').length).join('/');

function targetOf(source, file) {
  if (source.startsWith('#')) return source.slice(1);
  if (!source.startsWith('.')) return null;
  const parts = file.split('/').slice(0, -1);
  for (const part of source.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.') parts.push(part);
  }
  return parts.join('/');
}

const nounOf = (path) => /^lib\/([a-z-]+)\//.exec(path)?.[1] ?? /^lib\/([a-z-]+)$/.exec(path)?.[1];
const within = (path, place) => path === place || path.startsWith(`${place}/`);

function complaintAbout(source, file) {
  const home = rooms.find(({ room }) => file.startsWith(`${room}/`));
  if (!home) return null;
  const wrong = packages.find(({ name, may }) => name.test(source) && !may.test(file));
  if (wrong) return `${wrong.why}.`;
  const target = targetOf(source, file);
  if (!target || target.endsWith('.css')) return null;
  if (!home.may.some((place) => within(target, place.replace('#', '')))) return `${home.room} may import ${home.may.join(', ')}; not ${target}.`;
  if (within(target, 'db/client') && !reachesStore(file)) return 'The store is reached through read and write of lib/access, which ask for a permission.';
  const [from, to] = [nouns.indexOf(nounOf(file)), nouns.indexOf(nounOf(target))];
  return from >= 0 && to > from ? `lib/${nouns[from]} stands below lib/${nouns[to]} and does not know it.` : null;
}

const layers = {
  create(context) {
    const file = inHouse(context.filename);
    const look = (node) => {
      const complaint = node.source && complaintAbout(node.source.value, file);
      if (complaint) context.report({ node, message: complaint });
    };
    return { ImportDeclaration: look, ExportNamedDeclaration: look, ExportAllDeclaration: look };
  },
};

/** The name a chain of calls begins with. */
function rootOf(node) {
  if (node.type === 'MemberExpression') return rootOf(node.object);
  return node.type === 'CallExpression' ? rootOf(node.callee) : node.name;
}

/** Every `.from`, `.update` and `.delete` of a verb or query stands in a chain whose `where` calls `ofFirm`. */
const queryNamesFirm = {
  create(context) {
    const file = inHouse(context.filename);
    if (!file.startsWith('lib/') || firmless.includes(file)) return {};
    return {
      CallExpression(node) {
        const { callee } = node;
        if (callee.type !== 'MemberExpression' || !['from', 'update', 'delete'].includes(callee.property.name)) return;
        const [table] = node.arguments;
        if (table?.type !== 'Identifier' || rootOf(callee) !== 'db') return;
        let chain = node;
        while (chain.parent?.type === 'MemberExpression' && chain.parent.parent?.type === 'CallExpression') chain = chain.parent.parent;
        const text = context.sourceCode.getText(chain);
        const named = table.name === 'firms' ? /\.where\(eq\(firms\.id, ctx\.firm\.id\)\)/.test(text) : /\.where\([\s\S]*\b(?:ofFirm|matching)\(ctx\b/.test(text);
        if (!named) context.report({ node, message: `A query of ${table.name} must say whose rows: .where(ofFirm(ctx, ${table.name}) …).` });
      },
    };
  },
};

/** "use server" makes every export an address on the net: it stands in actions.ts only, where one expects that. */
const actionsInTheirFile = {
  create(context) {
    const file = inHouse(context.filename);
    return {
      ExpressionStatement(node) {
        if (node.directive === 'use server' && !/(?:^|\/)actions\.ts$/.test(file)) context.report({ node, message: '"use server" stands in actions.ts only.' });
      },
    };
  },
};

/** Right to left is not a second stylesheet: directions are logical. */
const logicalDirections = {
  create(context) {
    const physical = /(?:^|[\s'"`:])-?(?:m[lr]|p[lr]|left|right|border-[lr]|rounded-[lr]|text-(?:left|right)|float-(?:left|right))(?:-|$|(?=[\s'"`]))/;
    return {
      JSXAttribute(node) {
        if (node.name.name === 'className' && node.value && physical.test(context.sourceCode.getText(node.value))) {
          context.report({ node, message: 'Use logical directions (start, end), so that the page turns with the language.' });
        }
      },
    };
  },
};

export default {
  meta: { name: 'house' },
  rules: { layers, 'query-names-firm': queryNamesFirm, 'actions-in-their-file': actionsInTheirFile, 'logical-directions': logicalDirections },
};
