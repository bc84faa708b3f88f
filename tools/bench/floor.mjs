// The floor: what Node.js and SQLite alone need for the same pages from the same statements. No framework, no session, no
// languages, no checks. Plain JavaScript, so that not even types have to be stripped at its start.
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import Database from 'better-sqlite3';
import { registrationOn } from './floor-registration.mjs';

const [file, statementsFile] = process.argv.slice(2);
const { lists, profile, firmId, userId } = JSON.parse(readFileSync(statementsFile, 'utf8'));

const database = new Database(file);
database.pragma('journal_mode = WAL');
database.pragma('synchronous = FULL');
database.pragma('foreign_keys = ON');

const entities = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escape = (text) => String(text ?? '').replace(/[&<>"]/g, (sign) => entities[sign]);
const page = (title, body) => `<!doctype html><html lang="en"><meta charset="utf-8"><title>${title}</title><body><main><h1>${title}</h1>${body}</main></body></html>`;

const prepared = ({ sql, parameters }) => ({ sql, statement: database.prepare(sql).raw(), parameters });
/** Of what is asked for a list, the statement that reads the rows of the page it has found. */
const isRows = ({ sql }) => sql.includes('"found"');
const listAt = new Map(
  Object.entries(lists).flatMap(([address, both]) => {
    const asked = both.map((statements) => statements.map(prepared));
    return [
      [address, asked],
      [`/uncounted${address}`, asked.map((statements) => statements.filter(isRows))],
    ];
  }),
);
const { statement: findProfile, parameters: [, anyId] } = prepared(profile);
const profileParameters = (id) => profile.parameters.map((parameter) => (parameter === anyId ? id : parameter));

function table(asked) {
  const answers = asked.map(({ statement, parameters }) => statement.all(...parameters));
  const rows = answers[asked.findIndex(isRows)];
  const lines = rows.map(
    ([, id, number, name, , , city, email, phone]) =>
      `<tr><td>${number}</td><th scope="row" dir="auto"><a href="/customers/${id}">${escape(name)}</a></th><td dir="auto">${escape(city)}</td><td dir="ltr">${escape(email)}</td><td dir="ltr">${escape(phone)}</td></tr>`,
  );
  const total = answers.at(-1) === rows ? rows.length : answers.at(-1)[0];
  return `<p>${total}</p><table><tbody>${lines.join('')}</tbody></table>`;
}

const list = (both) => page('Customers', both.map(table).join(''));

function customer(id) {
  const row = findProfile.get(...profileParameters(id));
  return page('Customer', `<dl>${row.map((value) => `<div><dd>${escape(value)}</dd></div>`).join('')}</dl>`);
}

const registration = registrationOn(database, { firmId, userId, page, escape, newId: randomUUID });

const server = createServer((request, response) => {
  const send = (html) => response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(html);
  if (request.url === '/login') return send(page('Sign in', '<form method="post"><input name="email"><input name="password"></form>'));
  if (request.url.startsWith('/customers/new')) return registration(request, response, send);
  const found = listAt.get(request.url);
  return send(found ? list(found) : customer(request.url.slice('/customers/'.length)));
});
server.listen(0, '127.0.0.1', () => console.log(`Floor: http://127.0.0.1:${server.address().port}`));
process.once('SIGTERM', () => process.exit(0));
