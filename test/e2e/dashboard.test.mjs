import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {
  address,
  countRequests,
  frame,
  hold,
  mark,
  marked,
  region,
  settled,
  suite,
  useDemo,
} from './support/demo.mjs';

const visible = (locator) => locator.waitFor({state: 'visible'});
const status = (page, name) => page.locator(`slot-status[for="${name}"]`);

describe('dashboard', suite, () => {
  const demo = useDemo();

  it('shows all regions on a hard load', async (t) => {
    const page = await demo.open(t, '/dashboard');
    await visible(frame(page).getByText('12,480'));
    await visible(region(page, 'users').getByText('Mira Lindqvist'));
    await visible(region(page, 'analytics').getByRole('img', {name: /Page views/}));
    await visible(region(page, 'notifications').getByText('Deploy finished'));
    assert.equal(await page.title(), 'Dashboard · slot-router');
  });

  it('opens a deep link with the defaults of the others', async (t) => {
    const page = await demo.open(t, '/dashboard/members/42');
    await visible(region(page, 'users').getByText('mira@atlas.example'));
    assert.equal(await status(page, 'users').textContent(), 'ready');
    assert.equal(await status(page, 'analytics').textContent(), 'ready · default');
    assert.equal(await page.title(), 'Mira Lindqvist · slot-router');
  });

  it('changes only the region a link is in', async (t) => {
    const page = await demo.open(t, '/dashboard');
    await mark(page);
    const requests = countRequests(page);
    await region(page, 'users').getByRole('link', {name: /Mira/}).click();
    await visible(region(page, 'users').getByText('mira@atlas.example'));
    await settled(page);
    assert.deepEqual(requests, ['/api/members/42']);
    assert.deepEqual(await marked(page), ['analytics', 'children', 'notifications']);
    assert.equal(await address(page), '/dashboard/members/42');
    assert.equal(await status(page, 'analytics').textContent(), 'ready · kept');
    await page.getByRole('link', {name: 'Visitors'}).click();
    await visible(region(page, 'analytics').getByText('visitors', {exact: false}).first());
    await settled(page);
    assert.deepEqual(await marked(page), ['children', 'notifications']);
    await visible(region(page, 'users').getByText('mira@atlas.example'));
  });

  it('goes back and forward through what each entry showed', async (t) => {
    const page = await demo.open(t, '/dashboard');
    await region(page, 'users').getByRole('link', {name: /Mira/}).click();
    await visible(region(page, 'users').getByText('mira@atlas.example'));
    await page.getByRole('link', {name: 'Revenue'}).click();
    await visible(region(page, 'analytics').getByRole('img', {name: /Revenue/}));

    await page.goBack();
    await visible(region(page, 'analytics').getByRole('img', {name: /Page views/}));
    await visible(region(page, 'users').getByText('mira@atlas.example'));
    assert.equal(await address(page), '/dashboard/members/42');
    await page.goBack();
    await visible(region(page, 'users').getByText('Ada Okafor'));
    assert.equal(await address(page), '/dashboard');
    await page.getByRole('button', {name: 'Forward'}).click();
    await visible(region(page, 'users').getByText('mira@atlas.example'));
    await page.getByRole('button', {name: 'Forward'}).click();
    await visible(region(page, 'analytics').getByRole('img', {name: /Revenue/}));
    await visible(region(page, 'users').getByText('mira@atlas.example'));
  });

  it('shows on reload what the URL alone says, and in older entries what they remember', async (t) => {
    const page = await demo.open(t, '/dashboard');
    await region(page, 'users').getByRole('link', {name: /Mira/}).click();
    await visible(region(page, 'users').getByText('mira@atlas.example'));
    await page.getByRole('link', {name: 'Revenue'}).click();
    await visible(region(page, 'analytics').getByRole('img', {name: /Revenue/}));
    await page.reload();
    await visible(region(page, 'analytics').getByRole('img', {name: /Revenue/}));
    await visible(region(page, 'users').getByText('Ada Okafor'));
    await page.goBack();
    await visible(region(page, 'users').getByText('mira@atlas.example'));
    await visible(region(page, 'analytics').getByRole('img', {name: /Page views/}));
  });

  it('keeps a slow region loading while another one moves on', async (t) => {
    const page = await demo.open(t, '/dashboard');
    const gate = await hold(page, '**/api/members/42');
    await region(page, 'users').getByRole('link', {name: /Mira/}).click();
    await visible(frame(page).getByText('Loading users…'));
    assert.equal(await region(page, 'users').getAttribute('aria-busy'), 'true');
    await page.getByRole('link', {name: 'Visitors'}).click();
    await visible(region(page, 'analytics').getByRole('img', {name: /Visitors/}));
    await visible(frame(page).getByText('Loading users…'));
    gate.release();
    await visible(region(page, 'users').getByText('mira@atlas.example'));
    assert.equal(await address(page), '/dashboard/analytics/visitors');
  });

  it('never shows a member that was overtaken', async (t) => {
    const page = await demo.open(t, '/dashboard');
    const gate = await hold(page, '**/api/members/41');
    const aborted = page.waitForEvent('requestfailed', (request) => request.url().includes('/members/41'));
    await region(page, 'users').getByRole('link', {name: /Ada/}).click();
    await gate.reached;
    await page.evaluate(
      () => document.querySelector('slot-layout').navigate('/dashboard/members/42').finished,
    );
    await aborted;
    gate.release();
    await settled(page);
    await visible(region(page, 'users').getByText('mira@atlas.example'));
    assert.equal(await frame(page).getByText('ada@atlas.example').count(), 0);
  });

  it('lets one region fail and try again, as often as it takes', async (t) => {
    const page = await demo.open(t, '/dashboard', {expected: [503]});
    await mark(page);
    const fail = page.getByRole('group', {name: 'Notifications'}).getByRole('switch', {name: 'Fail'});
    await fail.check();
    await page.getByRole('button', {name: 'Reload notifications'}).click();
    const error = frame(page).getByText('Notifications are not available.');
    await visible(error);
    await visible(
      region(page, 'notifications').locator('.failure', {hasText: 'you switched this failure on'}),
    );
    assert.deepEqual(await marked(page), ['analytics', 'children', 'users']);
    assert.equal(await status(page, 'notifications').textContent(), 'error');

    const requests = countRequests(page);
    const again = page.getByRole('button', {name: 'Try again'});
    const answered = page.waitForResponse((response) => response.url().includes('/api/notifications'));
    await again.click();
    await answered;
    await settled(page);
    await visible(error);
    await fail.uncheck();
    await again.click();
    await visible(region(page, 'notifications').getByText('Deploy finished'));
    assert.equal((await error.count()) === 0 || (await error.isHidden()), true);
    assert.deepEqual(requests, ['/api/notifications?filter=all&fail=1', '/api/notifications?filter=all']);
    assert.equal(
      await region(page, 'notifications').evaluate((host) => host.contains(document.activeElement)),
      true,
    );
  });

  it('delays a region for as long as its visitor says, and remembers it', async (t) => {
    const page = await demo.open(t, '/dashboard');
    const delay = page.getByRole('group', {name: 'Users', exact: true}).getByLabel('0.8 s');
    await delay.check();
    const gate = await hold(page, '**/api/members?delay=800');
    await page.reload();
    await gate.reached;
    await visible(frame(page).getByText('Loading users…'));
    await visible(region(page, 'analytics').getByRole('img', {name: /Page views/}));
    assert.equal(await delay.isChecked(), true);
    gate.release();
    await visible(region(page, 'users').getByText('Ada Okafor'));
  });

  it('loads a region again by its own button, and no other', async (t) => {
    const page = await demo.open(t, '/dashboard');
    const requests = countRequests(page);
    const answered = page.waitForResponse((response) => response.url().includes('/api/members'));
    await page.getByRole('button', {name: 'Reload users'}).click();
    await answered;
    await settled(page);
    assert.deepEqual(requests, ['/api/members']);
    assert.equal(
      await page.evaluate(() => navigation.entries().length),
      await page.evaluate(() => history.length - 1),
    );
  });

  it('shows not found in the region that has nothing, on click and on load', async (t) => {
    const page = await demo.open(t, '/dashboard/members/999', {expected: [404]});
    await visible(frame(page).getByText('There is no such member.'));
    await visible(region(page, 'analytics').getByRole('img', {name: /Page views/}));
    assert.equal(await status(page, 'users').textContent(), 'not-found');
    await page.getByRole('link', {name: 'All members'}).click();
    await visible(region(page, 'users').getByText('Ada Okafor'));
    await page.evaluate(
      () => document.querySelector('slot-layout').navigate('/dashboard/members/998').finished,
    );
    await visible(frame(page).getByText('There is no such member.'));
  });

  it('takes any address as it comes', async (t) => {
    const page = await demo.open(t, '/dashboard', {expected: [404]});
    for (const id of [
      '%E0%A4%A',
      '%3Cimg%20src=x%20onerror=alert(1)%3E',
      '..%2foverview',
      'a'.repeat(4000),
    ]) {
      await page.goto(`${demo.origin}/dashboard/members/${id}`);
      await settled(page);
      assert.equal(await status(page, 'users').textContent(), 'not-found');
      assert.equal(await status(page, 'analytics').textContent(), 'ready · default');
    }
    await page.goto(`${demo.origin}/dashboard/members/42/`);
    await visible(region(page, 'users').getByText('mira@atlas.example'));
    assert.equal(await address(page), '/dashboard/members/42/');
  });

  it('redirects an old address without leaving an entry for it', async (t) => {
    const page = await demo.open(t, '/dashboard');
    const before = await page.evaluate(() => navigation.entries().length);
    await page.evaluate(() => document.querySelector('slot-layout').navigate('/dashboard/users').finished);
    await page.waitForURL('**/dashboard/members');
    await settled(page);
    assert.equal(await page.evaluate(() => navigation.entries().length), before + 1);
    await page.goto(`${demo.origin}/dashboard/users`);
    await page.waitForURL('**/dashboard/members');
  });

  it('loads analytics for another range only', async (t) => {
    const page = await demo.open(t, '/dashboard');
    await mark(page);
    await page.getByRole('link', {name: '30 days'}).click();
    await page.waitForURL('**/dashboard/analytics/views?range=30');
    await visible(region(page, 'analytics').getByRole('img', {name: /30 days/}));
    assert.deepEqual(await marked(page), ['children', 'notifications', 'users']);
  });

  it('works by keyboard, and keeps the focus in the region that changed', async (t) => {
    const page = await demo.open(t, '/dashboard');
    const link = region(page, 'users').getByRole('link', {name: /Ada/});
    await link.focus();
    await page.keyboard.press('Enter');
    await visible(region(page, 'users').getByText('ada@atlas.example'));
    await settled(page);
    assert.equal(await page.evaluate(() => document.activeElement.getAttribute('name')), 'users');
    await page.keyboard.press('Tab');
    assert.equal(
      await page.evaluate(() => document.activeElement.getAttribute('aria-label')),
      'Reload analytics',
    );
  });

  it('does not scroll when a side region changes', async (t) => {
    const page = await demo.open(t, '/dashboard');
    const unread = page.getByRole('link', {name: 'Unread'});
    await unread.scrollIntoViewIfNeeded();
    const before = await page.evaluate(() => scrollY);
    assert.ok(before > 0);
    await unread.click();
    await page.waitForURL('**/notifications/unread');
    await settled(page);
    assert.equal(await page.evaluate(() => scrollY), before);
  });

  it('moves nothing while regions load', async (t) => {
    const page = await demo.open(t, '/');
    await page.addInitScript(() => {
      window.shifts = [];
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) {
          window.shifts.push({
            value: entry.value,
            nodes: entry.sources.map(({node}) => node?.nodeName + '.' + node?.className),
          });
        }
      }).observe({type: 'layout-shift', buffered: true});
    });
    const gate = await hold(page, '**/api/**');
    await page.goto(`${demo.origin}/dashboard`);
    await visible(frame(page).getByText('Loading users…'));
    gate.release();
    await visible(region(page, 'notifications').getByText('Deploy finished'));
    await settled(page);
    // Two frames, so that what shifted has been reported.
    await page.evaluate(
      () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
    );
    const shifts = await page.evaluate(() => window.shifts);
    const total = shifts.reduce((sum, {value}) => sum + value, 0);
    assert.ok(total < 0.01, `shifted by ${total}: ${JSON.stringify(shifts)}`);
  });

  it('tells each event of a route slot in the log', async (t) => {
    const page = await demo.open(t, '/dashboard');
    await page.getByRole('button', {name: 'Clear'}).click();
    await page.getByRole('link', {name: 'Unread'}).click();
    await visible(page.locator('[data-log] [data-type="layout-settle"]'));
    const lines = await page
      .locator('[data-log] li')
      .evaluateAll((items) =>
        items
          .map((item) => `${item.querySelector('code').textContent} ${item.querySelector('b').textContent}`)
          .reverse(),
      );
    assert.deepEqual(lines, [
      'slot-load notifications',
      'slot-change notifications',
      'layout-settle /dashboard',
    ]);
  });
});
