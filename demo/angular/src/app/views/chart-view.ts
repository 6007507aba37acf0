import {Component, computed, input} from '@angular/core';
import type {Figures} from '../api';

@Component({
  selector: 'app-chart-view',
  template: `
    <div class="bars" role="img" [attr.aria-label]="data().label + ', the last ' + data().points.length + ' days'">
      @for (point of data().points; track $index) {
        <span [style.block-size.%]="(point / top()) * 100"></span>
      }
    </div>
    <p>{{ data().label }}: {{ data().total }}</p>
  `,
})
export class ChartView {
  readonly data = input.required<Figures>();
  protected readonly top = computed(() => Math.max(...this.data().points));
}
