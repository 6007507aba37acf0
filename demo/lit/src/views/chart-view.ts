import {html} from 'lit';
import {customElement, property} from 'lit/decorators.js';
import {styleMap} from 'lit/directives/style-map.js';
import {litView} from 'slot-router/lit';
import type {Figures} from '../api';
import {LightElement} from '../light-element';

@customElement('chart-view')
export class ChartView extends LightElement {
  @property({attribute: false}) data!: Figures;

  protected override render() {
    const {label, points, total} = this.data;
    const top = Math.max(...points);
    return html`
      <div class="bars" role="img" aria-label="${label}, the last ${points.length} days">
        ${points.map((point) => html`<span style=${styleMap({blockSize: `${(point / top) * 100}%`})}></span>`)}
      </div>
      <p>${label}: ${total}</p>
    `;
  }
}

export default litView(ChartView);
