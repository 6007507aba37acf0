/** How long something may take that is on its way, in milliseconds. */
const PATIENCE = 4000;

/** A comparison that says what it has found. */
export function equal(actual, expected, what) {
  const [is, wanted] = [actual, expected].map((value) => JSON.stringify(value));
  if (is !== wanted) throw new Error(`${what}: ${is} is not ${wanted}`);
}

/** Text without what stands between two nodes of it: no framework cuts it like the other. */
const squeeze = (text) => text.replace(/\s+/g, '');

/** An example app in a frame, as its visitor sees it. */
export class App {
  #frame;
  #allowed = [];

  constructor(options) {
    this.options = options;
  }

  get window() {
    return this.#frame.contentWindow;
  }

  get document() {
    return this.window.document;
  }

  get url() {
    const {pathname, search} = this.window.location;
    return pathname + search;
  }

  /** A hard load of a page, in a frame of its own: in one that is there the app would take the navigation. */
  async open(path) {
    if (this.#frame) {
      this.checkComplaints();
      this.#frame.remove();
    }
    const frame = (this.#frame = document.createElement('iframe'));
    Object.assign(frame, {width: 1240, height: 820, src: path});
    const loaded = new Promise((resolve) => frame.addEventListener('load', resolve, {once: true}));
    document.body.append(frame);
    await loaded;
  }

  /** Waits for something that can be seen, and gives it back. */
  async until(what, isThere) {
    const end = performance.now() + PATIENCE;
    for (;;) {
      const found = isThere();
      if (found) return found;
      if (performance.now() > end) throw new Error(`There is no ${what}.`);
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }

  region(name) {
    return this.document.querySelector(`route-slot[name="${name}"]`);
  }

  /** Whether an element that a person can see has a text. */
  sees(text, within = this.document.body) {
    return squeeze(this.#visibleText(within)).includes(squeeze(text));
  }

  /** Waits for a text in a route slot, or on the whole page. */
  text(text, name) {
    const where = name ? ` in ${name}` : '';
    return this.until(`"${text}"${where}`, () => {
      const within = name ? this.region(name) : this.document?.body;
      return within && this.sees(text, within);
    });
  }

  /** Waits until a live value of the app says something. */
  output(name, expected) {
    return this.until(`"${expected}" said of ${name}`, () => this.said(name) === expected);
  }

  said(name) {
    return this.document?.querySelector(`[data-testid="${name}"]`)?.textContent.replace(/\s+/g, ' ').trim();
  }

  /** Clicks a link or button by its text. */
  async click(text, name) {
    const find = () =>
      [...((name ? this.region(name) : this.document)?.querySelectorAll('a, button') ?? [])].find(
        (element) => element.textContent.trim() === text && element.checkVisibility(),
      );
    (await this.until(`"${text}" to click`, find)).click();
  }

  /** Types into the field of a label. */
  async type(label, value) {
    const field = await this.until(`field "${label}"`, () => this.#field(label));
    const {set} = Object.getOwnPropertyDescriptor(this.window.HTMLInputElement.prototype, 'value');
    set.call(field, value);
    field.dispatchEvent(new this.window.Event('input', {bubbles: true}));
  }

  value(label) {
    return this.#field(label)?.value;
  }

  back() {
    this.window.history.back();
  }

  forward() {
    this.window.history.forward();
  }

  /** Holds what the server answers for paths of a pattern. */
  hold(pattern) {
    return fetch(`hold?${new URLSearchParams({path: pattern})}`);
  }

  release() {
    return fetch('release');
  }

  fail(path) {
    return fetch(path ? `fail?${new URLSearchParams({path})}` : 'fail');
  }

  /** The app may complain about this. */
  allow(pattern) {
    this.#allowed.push(pattern);
  }

  checkComplaints() {
    // A framework may print what it hands on as well.
    const {prints} = this.options;
    if (prints) this.allow(new RegExp(prints));
    const complaints = (this.window?.complaints ?? []).filter(
      (line) => !this.#allowed.some((pattern) => pattern.test(line)),
    );
    equal(complaints, [], 'what the app prints');
  }

  /** What axe finds. */
  async violations() {
    const {document, window} = this;
    if (!window.axe) {
      const script = document.createElement('script');
      const loaded = new Promise((resolve) => script.addEventListener('load', resolve));
      script.src = '/checks/axe.js';
      document.head.append(script);
      await loaded;
    }
    const {violations} = await window.axe.run(document);
    return violations.map(({id, nodes}) => `${id}: ${nodes.map(({target}) => target.join(' ')).join(', ')}`);
  }

  describe() {
    const body = this.document?.body;
    return `at ${this.url}: ${body ? this.#visibleText(body).replace(/\s+/g, ' ') : 'no page'}\n${this.window?.complaints?.join('\n')}`;
  }

  async close() {
    await this.release();
    await this.fail();
    this.#frame?.remove();
  }

  #field(label) {
    const found = [...this.document.querySelectorAll('label')].find(
      (element) => element.textContent.trim() === label && element.checkVisibility(),
    );
    return found?.querySelector('input');
  }

  /** What is rendered, in light and shadow trees as they are put together. */
  #visibleText(node) {
    if (node.nodeType === 3) return node.data;
    if (node.nodeType === 1 && !node.checkVisibility() && node.localName !== 'slot') {
      const {display} = this.window.getComputedStyle(node);
      if (display !== 'contents') return '';
    }
    const children =
      node.localName === 'slot' && node.assignedNodes().length > 0
        ? node.assignedNodes()
        : (node.shadowRoot ?? node).childNodes;
    return [...children].map((child) => this.#visibleText(child)).join(' ');
  }
}
