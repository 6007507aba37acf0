// <stop-watch>: counts the seconds it is shown. Hidden by keep-alive, it pauses.
import {h} from '/site/dom.js';

class StopWatch extends HTMLElement {
  #seconds = 0;
  #pauses = 0;
  #timer;

  constructor() {
    super();
    this.addEventListener('slot-deactivate', () => this.#pause());
    this.addEventListener('slot-activate', () => this.#run());
  }

  connectedCallback() {
    this.#run();
  }

  disconnectedCallback() {
    clearInterval(this.#timer);
  }

  #run() {
    clearInterval(this.#timer);
    this.#timer = setInterval(() => {
      this.#seconds += 1;
      this.#show();
    }, 1000);
    this.#show();
  }

  #pause() {
    clearInterval(this.#timer);
    this.#pauses += 1;
    this.#show();
  }

  #show() {
    this.replaceChildren(
      h('p', {class: 'watch'}, h('b', {}, `${this.#seconds} s`), ' on this tab'),
      h('p', {class: 'hint'}, `Pauses while hidden: ${this.#pauses}`),
    );
  }
}
customElements.define('stop-watch', StopWatch);
