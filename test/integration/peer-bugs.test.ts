/* Bugs of browsers that other routers met with the Navigation API, where a page can tell them. */
import {expect} from '@open-wc/testing';

import {it} from '../support/it.js';
import {openPage} from '../support/page.js';
import {layout} from '../support/tree.js';
import {nextFrame} from '../support/wait.js';

const APP = '/page/app';

const tall = (text: string) => `<div style="height: 3000px">${text}</div>`;
const tree = {
  children: {'/': tall('home'), '/b': tall('b'), default: 'default'},
  side: {'/': 'side home', '/side': 'other side', default: 'side default'},
};

describe('a browser', () => {
  it('that offers another origin for interception is not believed', async () => {
    const page = await openPage({
      url: APP,
      html: layout(APP, tree),
      prepare: ({window}) => {
        if (typeof window.Navigation !== 'function') return;
        // Before the router's own listener.
        window.navigation.addEventListener('navigate', (event) => {
          if (!event.destination.url.startsWith(window.location.origin))
            Object.defineProperty(event, 'canIntercept', {value: true});
        });
      },
    });
    const seen: string[] = [];
    if (page.hasNavigationApi) {
      page.window.navigation.addEventListener('navigate', (event) => {
        seen.push(event.defaultPrevented ? 'taken' : 'left');
        event.preventDefault();
      });
    } else {
      page.document.addEventListener('click', (event) => {
        seen.push(event.defaultPrevented ? 'taken' : 'left');
        event.preventDefault();
      });
    }
    page.link(`https://other.example${APP}/b`).click();
    await page.until('the click', () => seen.length > 0);
    await page.settled();
    expect(seen).to.deep.equal(['left']);
    expect(page.url).to.equal(APP);
    expect(page.text('children')).to.equal('home');
  });

  it('that has no state for a traversal leaves URL and route slots in agreement', async () => {
    const page = await openPage({
      url: APP,
      html: layout(APP, tree),
      prepare: ({window}) => {
        if (typeof window.Navigation !== 'function') return;
        window.navigation.addEventListener('navigate', ({navigationType, destination}) => {
          if (navigationType === 'traverse')
            Object.defineProperty(destination, 'getState', {value: () => null});
        });
      },
    });
    await page.click(`${APP}/b`);
    await page.click(`${APP}/side`);
    await page.back();
    expect(page.url).to.equal(`${APP}/b`);
    expect(page.text('children')).to.equal('b');
    await page.back();
    expect(page.url).to.equal(APP);
    expect(page.texts('children', 'side')).to.deep.equal({children: 'home', side: 'side home'});
    await page.go(2);
    expect(page.url).to.equal(`${APP}/side`);
    expect(page.text('side')).to.equal('other side');
  });

  it('that scrolls the page after a navigation knows where its links are', async () => {
    const page = await openPage({url: APP, html: layout(APP, tree)});
    page.window.scrollTo({top: 1000, behavior: 'instant'});
    await nextFrame();
    await page.click(`${APP}/b`);
    await page.until('the page to be at its top', () => page.window.scrollY === 0);
    await nextFrame();
    const link = page.link(APP);
    const {left, top, width, height} = link.getBoundingClientRect();
    expect(page.document.elementFromPoint(left + width / 2, top + height / 2)).to.equal(link);
  });

  it('that animates scrolling does not delay the end of a navigation', async () => {
    const page = await openPage({
      url: APP,
      head: '<style>html { scroll-behavior: smooth; }</style>',
      html: layout(APP, tree),
    });
    page.window.scrollTo({top: 2000, behavior: 'instant'});
    await page.until('the page to be there', () => page.window.scrollY === 2000);
    const {finished} = page.layout.navigate(`${APP}/b`);
    await finished;
    await page.settled();
    expect(page.text('children')).to.equal('b');
    await page.until('the page to be at its top', () => page.window.scrollY === 0);
  });
});
