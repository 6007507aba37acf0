import {html, nothing, svg, type TemplateResult} from 'lit/html.js';

import type {RouteSlot} from '../elements/route-slot.js';
import type {LayoutNode} from './page-tree.js';
import type {Bar, TimelineEntry} from './timeline.js';

/** What a person can do in the panel. */
export interface Actions {
  /** The route slot that is outlined for as long as it is wanted. */
  readonly pinned: RouteSlot | undefined;
  outline(slot: RouteSlot | undefined): void;
  pin(slot: RouteSlot): void;
}

export function treeTemplate(nodes: readonly LayoutNode[], actions: Actions): TemplateResult {
  if (nodes.length === 0) return html`<p class="more">There is no layout on the page.</p>`;
  return html`${nodes.map((node) => layoutTemplate(node, actions))}`;
}

function layoutTemplate({layout, slots, inner}: LayoutNode, actions: Actions): TemplateResult {
  return html`<div class="layout">
    <p class="title line"><b>layout</b> <code>${layout.base}</code> <span class="ended">${layout.status}</span></p>
    <ul>
      ${slots.map((slot) => html`<li>${slotTemplate(slot, actions)}</li>`)}
    </ul>
    ${inner.map((each) => layoutTemplate(each, actions))}
  </div>`;
}

function slotTemplate(slot: RouteSlot, {pinned, outline, pin}: Actions): TemplateResult {
  const {name, status, kept, isDefault, match, params, source, segment} = slot;
  const route = match?.path ?? (isDefault ? 'default' : '–');
  const list = Object.entries(params).map(([key, value]) => `${key}: ${value}`);
  return html`<button
    type="button"
    class="row"
    aria-pressed=${pinned === slot}
    @mouseenter=${() => outline(slot)}
    @mouseleave=${() => outline(undefined)}
    @focus=${() => outline(slot)}
    @blur=${() => outline(undefined)}
    @click=${() => pin(slot)}
  >
    <span class="line">
      <span class="dot ${status}"></span><b>${name}</b>
      <span>${status}${kept ? ', kept' : ''}${isDefault ? ', default' : ''}</span>
    </span>
    <span class="line more">
      <span>route <code>${route}</code></span>
      ${segment === null ? nothing : html`<span>at <code>${segment}</code></span>`}
      ${list.length > 0 ? html`<span>params <code>${list.join(', ')}</code></span>` : nothing}
      <span>source <code>${source}</code></span>
    </span>
  </button>`;
}

export function timelineTemplate(entries: readonly TimelineEntry[]): TemplateResult {
  if (entries.length === 0) return html`<p class="more">Nothing yet. Follow a link.</p>`;
  return html`<ol>
    ${entries.map((entry) => {
      const {type, url, bars, duration, outcome} = entry;
      const times = bars.flatMap(({load = 0, end = load, painted = end}) => painted);
      const scale = 100 / Math.max(1, duration ?? 0, ...times);
      return html`<li class="navigation">
        <p class="line">
          <b>${type}</b> <code>${url}</code>
          <span class="ended">${outcome}${duration === undefined ? '' : `, ${ms(duration)}`}</span>
        </p>
        ${bars.map((bar) => barTemplate(bar, scale))}
      </li>`;
    })}
  </ol>`;
}

function barTemplate(bar: Bar, scale: number): TemplateResult {
  const {slot, outcome, load} = bar;
  const {end = Math.max(100 / scale, load ?? 0), painted = end} = bar;
  const part = (name: string, from: number, to: number) =>
    svg`<rect class=${name} x=${from * scale} width=${Math.max(0, to - from) * scale} height="10" />`;
  const began = load ?? end;
  const ended = /^(error|aborted)$/.test(outcome) ? outcome : 'load';
  const said = [
    `wait ${ms(began)}`,
    load === undefined ? '' : `load ${ms(end - load)}`,
    bar.painted === undefined ? '' : `render ${ms(painted - end)}`,
    outcome === 'error' ? 'failed' : outcome,
  ];
  return html`<div class="bar">
    <span>${slot}</span>
    <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
      ${part('wait', 0, began)}${part(ended, began, end)}${part('render', end, painted)}
    </svg>
    <p>${said.filter(Boolean).join(' · ')}</p>
  </div>`;
}

/** The entries of the page's history, as far as the browser tells. */
export function historyTemplate(): TemplateResult {
  const {navigation} = globalThis;
  const path = (href: string) => href.replace(location.origin, '');
  if (typeof Navigation !== 'function' || !(navigation instanceof Navigation)) {
    return html`<p class="more">
      ${history.length} entries in this tab, at <code>${path(location.href)}</code>. This browser does not list
      them.
    </p>`;
  }
  const current = navigation.currentEntry?.key;
  return html`<ol>
    ${navigation.entries().map(
      ({key, index, url}) =>
        html`<li aria-current=${key === current}>
          <button type="button" class="row" @click=${() => void travel(navigation, key)}>
            <span class="line"><b>${index}</b> <code>${path(url ?? '–')}</code></span>
          </button>
        </li>`,
    )}
  </ol>`;
}

async function travel(navigation: Navigation, key: string): Promise<void> {
  // Refused by a guard, it stays where it is.
  await navigation.traverseTo(key).finished?.catch(() => undefined);
}

const ms = (time: number): string => `${time < 10 ? time.toFixed(1) : Math.round(time)} ms`;
