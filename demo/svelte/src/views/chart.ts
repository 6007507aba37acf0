import {svelteView} from 'slot-router/svelte';
import ChartView from './ChartView.svelte';

export default svelteView(ChartView);
