import { type HTMLElement, parse } from 'node-html-parser';

export interface Page {
  status: number;
  /** Where the visitor is after all redirects: path and query. */
  address: string;
  html: string;
  document: HTMLElement;
  headers: Headers;
}

/**
 * A browser without JavaScript, reduced to what HTTP needs of one: it keeps cookies, follows redirects, and sends the forms
 * that pages show, with their hidden fields.
 */
export class Visitor {
  readonly #base: string;
  readonly #cookies = new Map<string, string>();
  readonly #headers: Record<string, string>;

  constructor(base: string, locale: 'ar' | 'en' = 'en', headers: Record<string, string> = {}) {
    this.#base = base;
    this.#headers = { 'accept-language': locale, ...headers };
  }

  /** A second tab: same cookies from here on, independent requests. */
  get cookies(): Map<string, string> {
    return this.#cookies;
  }

  async get(path: string): Promise<Page> {
    return this.#follow(await this.#send('GET', path));
  }

  /** A file that the program gives out. */
  async file(path: string): Promise<Buffer> {
    const response = await this.#send('GET', path);
    if (!response.ok) throw new Error(`${path} answers ${response.status}`);
    return Buffer.from(await response.arrayBuffer());
  }

  /**
   * Sends a form as the page shows it.
   * @param values for its fields, by name; all others go as they stand in the page
   * @param button value of the `intent` button that is pressed, where there are several
   */
  async submit(page: Page, values: Record<string, string>, button?: string, selector = 'form.form'): Promise<Page> {
    return this.#follow(await this.post(page.address, formOf(page, values, button, selector)));
  }

  /** Sends a body as it is, without following where the answer leads. */
  async post(path: string, body: FormData | string, headers: Record<string, string> = {}): Promise<Response> {
    return this.#send('POST', path, body, { origin: new URL(this.#base).origin, ...headers });
  }

  async #send(method: string, path: string, body?: FormData | string, headers: Record<string, string> = {}): Promise<Response> {
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const form = body instanceof FormData ? await encoded(body) : undefined;
    const response = await fetch(new URL(path, this.#base), {
      method,
      redirect: 'manual',
      headers: { ...this.#headers, ...(cookie && { cookie }), ...form?.headers, ...headers },
      ...(body !== undefined && { body: form?.body ?? (body as string) }),
    });
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === '' || /max-age=0|expires=thu, 01 jan 1970/i.test(line)) this.#cookies.delete(name);
      else this.#cookies.set(name, value);
    }
    return response;
  }

  async #follow(response: Response): Promise<Page> {
    let current = response;
    let address = new URL(response.url);
    for (let hops = 0; current.status >= 300 && current.status < 400; hops += 1) {
      if (hops > 10) throw new Error(`Too many redirects at ${address.pathname}`);
      address = new URL(current.headers.get('location') ?? '', address);
      await current.body?.cancel();
      current = await this.#send('GET', address.pathname + address.search);
    }
    const html = await current.text();
    return { status: current.status, address: address.pathname + address.search, html, document: parse(html), headers: current.headers };
  }
}

/** Node's fetch sends form data chunked; browsers say how long it is, and the program asks for that. */
async function encoded(form: FormData): Promise<{ body: ArrayBuffer; headers: Record<string, string> }> {
  const message = new Response(form);
  return { body: await message.arrayBuffer(), headers: { 'content-type': message.headers.get('content-type') ?? '' } };
}

const hasButton = (form: HTMLElement, value: string): boolean => form.querySelectorAll('button').some((button) => button.getAttribute('value') === value);

/** The fields of a form as a browser would send them: of the one that has the button, where a page has several. */
export function formOf(page: Page, values: Record<string, string> = {}, button?: string, selector = 'form.form'): FormData {
  const forms = page.document.querySelectorAll(selector);
  const form = (button === undefined ? undefined : forms.find((form) => hasButton(form, button))) ?? forms[0];
  if (!form) throw new Error(`No form ${selector} at ${page.address} (${page.status})`);
  const data = new FormData();
  for (const field of form.querySelectorAll('input, select, textarea')) {
    const name = field.getAttribute('name');
    if (!name || field.hasAttribute('disabled')) continue;
    const kind = field.getAttribute('type');
    const shown = valueOf(field);
    if (kind === 'radio' || kind === 'checkbox') {
      const chosen = Object.hasOwn(values, name) ? values[name] === shown : field.hasAttribute('checked');
      if (chosen) data.append(name, shown);
    } else data.append(name, values[name] ?? shown);
  }
  if (button !== undefined) data.append(buttonName(form, button), button);
  return data;
}

function buttonName(form: HTMLElement, value: string): string {
  return form.querySelectorAll('button').find((button) => button.getAttribute('value') === value)?.getAttribute('name') ?? 'intent';
}

function valueOf(field: HTMLElement): string {
  if (field.tagName === 'TEXTAREA') return field.textContent;
  if (field.tagName === 'SELECT') return field.querySelector('option[selected]')?.getAttribute('value') ?? field.querySelector('option')?.getAttribute('value') ?? '';
  return field.getAttribute('value') ?? '';
}
