// A small chart: <metric-chart label="Visitors" values="220 182 191">. Imported when a tab first needs it.
import {h} from '/site/dom.js';

class MetricChart extends HTMLElement {
  connectedCallback() {
    const label = this.getAttribute('label');
    const values = this.getAttribute('values').split(/\s+/).map(Number);
    const total = values.reduce((sum, value) => sum + value, 0);
    const bar = (value, index) => {
      const filled = h('span');
      filled.style.blockSize = `${(value / Math.max(...values)) * 100}%`;
      return h('div', {}, filled, h('small', {}, `${index + 1}`));
    };
    this.replaceChildren(
      h(
        'p',
        {class: 'total'},
        h('b', {}, total.toLocaleString('en')),
        ` ${label.toLowerCase()} in ten days`,
      ),
      h(
        'div',
        {class: 'bars', role: 'img', 'aria-label': `${label} on each of ten days`},
        values.map(bar),
      ),
    );
  }
}
customElements.define('metric-chart', MetricChart);
