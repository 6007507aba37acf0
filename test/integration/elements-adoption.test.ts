/* Children present at start: what the server has painted is adopted; without routes it is static. */
import {expect} from '@open-wc/testing';

import type {RouteContext} from '../support/contract.js';
import {it} from '../support/it.js';
import {navigate} from '../support/locations.js';
import {isMarked, mark} from '../support/mark.js';
import {openPage} from '../support/page.js';
import {layout, slot} from '../support/tree.js';

const APP = '/page/app';

interface Loads {
  calls: string[];
}

/** A route slot that came from the server with `<p id="first">`, and routes that load. */
async function openAdopted(path: string, loads: Loads, extra = '') {
  const content = `<p id="first">first paint</p>${extra}`;
  return openPage({
    url: APP + path,
    html: `<slot-layout base="${APP}"><route-slot>${content}</route-slot>${slot('side', {default: 'side'})}</slot-layout>`,
    prepare: ({document}) => {
      mark(document.getElementById('first') as HTMLElement);
    },
    setup: ({slot}) => {
      const load = ({segment}: RouteContext) => {
        loads.calls.push(segment);
        return segment;
      };
      const view = ({data}: RouteContext) => `loaded ${String(data)}`;
      slot('children').routes = [
        {path: '/a', load, view},
        {path: '/b', load, view},
        {default: true, load, view: 'loaded default'},
      ];
    },
  });
}

describe('children present at start', () => {
  it('are the match of the first URL, not loaded and not rendered again', async () => {
    const loads: Loads = {calls: []};
    const page = await openAdopted('/a', loads);
    expect(page.text('children')).to.equal('first paint');
    expect(isMarked(page.find('#first'))).to.equal(true);
    expect(loads.calls).to.deep.equal([]);
    const {status, isDefault, kept, segment} = page.slot('children');
    expect({status, isDefault, kept, segment}).to.deep.equal({
      status: 'ready',
      isDefault: false,
      kept: false,
      segment: '/a',
    });
    expect(page.slot('children').match).not.to.equal(null);
  });

  it('are the default where only a default can answer', async () => {
    const loads: Loads = {calls: []};
    const page = await openAdopted('/unknown', loads);
    expect(page.text('children')).to.equal('first paint');
    expect(page.slot('children').isDefault).to.equal(true);
    expect(page.slot('children').status).to.equal('ready');
    expect(loads.calls).to.deep.equal([]);
  });

  it('leave with the next navigation, and are loaded on the way back', async () => {
    const loads: Loads = {calls: []};
    const page = await openAdopted('/a', loads);
    await page.click(`${APP}/b`);
    expect(page.text('children')).to.equal('loaded /b');
    expect(page.document.getElementById('first')).to.equal(null);
    await page.back();
    expect(page.text('children')).to.equal('loaded /a');
    expect(loads.calls).to.deep.equal(['/b', '/a']);
  });

  it('stay through navigations that do not change them', async () => {
    const loads: Loads = {calls: []};
    const page = await openAdopted('/a', loads);
    await page.click('?x=1');
    expect(isMarked(page.find('#first'))).to.equal(true);
    expect(loads.calls).to.deep.equal([]);
  });

  it('are loaded by reload()', async () => {
    const loads: Loads = {calls: []};
    const page = await openAdopted('/a', loads);
    void page.slot('children').reload();
    await page.until('the loaded view', () => page.text('children') === 'loaded /a');
    expect(loads.calls).to.deep.equal(['/a']);
  });

  it('are adopted beside templates and fallbacks, which are no content', async () => {
    const page = await openPage({
      url: `${APP}/a`,
      html: `<slot-layout base="${APP}"><route-slot>
          <template path="/a"><p>rendered a</p></template><template path="/b"><p>rendered b</p></template>
          <p slot="loading">Loading</p><p id="first">first paint</p> and text
        </route-slot>${slot('side', {'/a': 'rendered side', '/b': 'side b'}, '', '<p slot="error">Failed</p>\n')}
        </slot-layout>`,
    });
    expect(page.texts('children', 'side')).to.deep.equal({
      children: 'first paint and text',
      side: 'rendered side',
    });
    await page.click(`${APP}/b`);
    expect(page.texts('children', 'side')).to.deep.equal({children: 'rendered b', side: 'side b'});
  });

  it('are adopted by nested layouts too', async () => {
    const inner = `<slot-layout base="/team"><h2>Team</h2><route-slot name="inner"><p id="first">painted</p></route-slot>
      </slot-layout>`;
    const page = await openPage({
      url: `${APP}/team/x`,
      html: `<slot-layout base="${APP}"><route-slot><template path="/team/:rest*">rendered team</template>${inner}
        </route-slot></slot-layout>`,
      prepare: ({document}) => {
        mark(document.getElementById('first') as HTMLElement);
      },
      setup: ({slot}) => {
        slot('inner').routes = [
          {path: '/x', view: 'rendered x'},
          {path: '/y', view: 'rendered y'},
        ];
      },
    });
    expect(page.text('children')).to.equal('Team painted');
    expect(isMarked(page.find('#first'))).to.equal(true);
    await page.click(`${APP}/team/y`);
    expect(page.text('inner')).to.equal('rendered y');
  });

  it('are nothing for a state location, which no document knows', async () => {
    const page = await openPage({
      url: APP,
      html: `<slot-layout base="${APP}">${slot('children', {'/': 'home'})}
        ${slot('panel', {'/': 'rendered', '/x/:id': 'x {{id}}'}, 'source="state"', '<p id="first">first paint</p>')}
        </slot-layout>`,
    });
    expect(page.text('panel')).to.equal('first paint');
    await navigate(page, {panel: '/x/1'});
    await page.reload();
    expect(page.text('panel')).to.equal('x 1');
    await page.back();
    expect(page.text('panel')).to.equal('rendered');
  });

  it('are static content without any route', async () => {
    const page = await openPage({
      url: APP,
      html: `<slot-layout base="${APP}">${slot('children', {'/': 'home', '/b': 'b'})}
        <route-slot name="static"><p id="static">static</p></route-slot></slot-layout>`,
      prepare: ({document}) => {
        mark(document.getElementById('static') as HTMLElement);
      },
    });
    expect(page.layout.status).to.equal('active');
    expect(page.text('static')).to.equal('static');
    await page.click(`${APP}/b`);
    await page.back();
    expect(page.text('static')).to.equal('static');
    expect(isMarked(page.find('#static'))).to.equal(true);
  });

  it('white space alone is no content', async () => {
    const page = await openPage({
      url: APP,
      html: layout(APP, {children: {'/': 'home'}}).replace('</template>', '</template>\n '),
    });
    expect(page.text('children')).to.equal('home');
  });
});
