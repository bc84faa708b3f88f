// Form, review and save on the floor: the rows that the program writes, in the same transactions, and nothing else.
import { createHash } from 'node:crypto';

const fields = [
  'kind', 'name', 'contactName', 'taxId', 'email', 'phone', 'website', 'country', 'street', 'buildingNumber', 'district', 'city', 'postalCode', 'region',
  'paymentTermDays', 'currency', 'locale', 'terms',
];
const week = 7 * 24 * 3600 * 1000;
const columnOf = (name) => name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

export function registrationOn(database, { firmId, userId, page, escape, newId }) {
  const sweepDrafts = database.prepare('delete from customer_drafts where firm_id = ? and expires_at < ?');
  const keepDraft = database.prepare('insert into customer_drafts (id, firm_id, user_id, "values", created_at, expires_at) values (?, ?, ?, ?, ?, ?)');
  const findDraft = database.prepare('select "values", saved_customer_id from customer_drafts where firm_id = ? and user_id = ? and expires_at > ? and id = ?');
  const useDraft = database.prepare('update customer_drafts set saved_customer_id = ? where firm_id = ? and id = ?');
  const nextNumber = database
    .prepare(`insert into counters (firm_id, name, last) values (?, 'customer', 1) on conflict (firm_id, name) do update set last = last + 1 returning last`)
    .pluck();
  const columns = ['id', 'firm_id', 'number', ...fields.map(columnOf), 'sort_name', 'search_text', 'version', 'created_at', 'created_by', 'updated_at', 'updated_by'];
  const insertCustomer = database.prepare(`insert into customers (${columns.join()}) values (${columns.map(() => '?').join()})`);
  const lastEvent = database.prepare('select position, hash from audit_events where firm_id = ? order by position desc limit 1');
  const insertEvent = database.prepare(
    'insert into audit_events (id, firm_id, position, at, user_id, action, subject_id, changes, previous_hash, hash) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
  );

  const startDraft = database.transaction((values) => {
    const id = newId();
    sweepDrafts.run(firmId, Date.now());
    keepDraft.run(id, firmId, userId, JSON.stringify(values), Date.now(), Date.now() + week);
    return id;
  });

  const save = database.transaction((draftId) => {
    const at = Date.now();
    const draft = findDraft.get(firmId, userId, at, draftId);
    if (draft.saved_customer_id) return draft.saved_customer_id;
    const values = JSON.parse(draft.values);
    const id = newId();
    const number = nextNumber.get(firmId);
    const name = values.name.toLowerCase();
    insertCustomer.run(id, firmId, number, ...fields.map((field) => values[field] || null), name, [number, name, values.city, values.phone].join('\n'), 1, at, userId, at, userId);
    const last = lastEvent.get(firmId);
    const event = [newId(), firmId, last.position + 1, at, userId, 'customer.registered', id, '{}', last.hash];
    insertEvent.run(...event, createHash('sha256').update(JSON.stringify(event)).digest('hex'));
    useDraft.run(id, firmId, draftId);
    return id;
  });

  const form = page('New customer', `<form method="post" enctype="multipart/form-data">${fields.map((name) => `<label>${name}<input name="${name}"></label>`).join('')}</form>`);
  const review = (id) => {
    const values = JSON.parse(findDraft.get(firmId, userId, Date.now(), id).values);
    return page('Review', `<dl>${fields.map((name) => `<div><dt>${name}</dt><dd>${escape(values[name])}</dd></div>`).join('')}</dl>`);
  };

  return (request, response, send) => {
    const draftId = request.url.split('?draft=')[1];
    if (request.method === 'GET') return send(draftId ? review(draftId) : form);
    const chunks = [];
    request.on('data', (chunk) => chunks.push(chunk));
    request.on('end', () => {
      const values = partsOf(Buffer.concat(chunks).toString(), request.headers['content-type']);
      const location = draftId ? `/customers/${save.immediate(draftId)}` : `/customers/new/review?draft=${startDraft.immediate(values)}`;
      response.writeHead(303, { location }).end();
    });
  };
}

function partsOf(body, contentType) {
  const boundary = `--${contentType.split('boundary=')[1]}`;
  const parts = body.split(boundary).slice(1, -1).map((part) => /name="([^"]*)"\r\n\r\n([^]*)\r\n$/.exec(part));
  return Object.fromEntries(parts.map(([, name, value]) => [name, value]));
}
