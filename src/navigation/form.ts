/** What a form is sent with. Controls can shadow its own properties by their names; attributes cannot be shadowed. */
export class FormRequest {
  readonly form: HTMLFormElement;
  readonly #submitter: HTMLElement | null;

  constructor(form: HTMLFormElement, submitter: HTMLElement | null) {
    this.form = form;
    this.#submitter = submitter;
  }

  /** An attribute, where the button may say otherwise than the form. */
  read(name: 'action' | 'enctype' | 'method' | 'target'): string {
    return this.#submitter?.getAttribute(`form${name}`) ?? this.form.getAttribute(name) ?? '';
  }

  get isGet(): boolean {
    return /^(get)?$/i.test(this.read('method'));
  }

  get data(): FormData {
    return new FormData(this.form, this.#submitter);
  }

  /** What it sends to a server, in its own encoding. */
  get body(): FormData | URLSearchParams {
    return /multipart/i.test(this.read('enctype')) ? this.data : new URLSearchParams(this.query);
  }

  /** Its fields as a query has them: files by their names. */
  get query(): string {
    const fields = [...this.data].map(([name, value]) => [
      name,
      typeof value === 'string' ? value : value.name,
    ]);
    return new URLSearchParams(fields).toString();
  }
}
