import {mountLayout} from 'slot-router/testing';
import {expect, test} from 'vitest';

const layout = `
  <slot-layout base="/dashboard">
    <a id="ada" href="/dashboard/members/ada">Ada</a>
    <route-slot name="users"></route-slot>
  </slot-layout>`;

const members = {path: '/members/:id', load: ({params}) => params.id, view: ({data}) => `Member ${data}`};
const list = {path: '/', view: 'All members'};
const options = {url: '/dashboard', routes: {users: [list, members]}};

test('is loading until the member is there', async () => {
  const page = await mountLayout(layout, options);
  const users = page.hold('users');
  await page.click('#ada', {settle: false});
  await users.requested;
  expect(page.slot('users').status).toBe('loading');
  users.release();
  await page.settled();
  expect(page.slot('users').textContent).toBe('Member ada');
  await page.restore();
});

test('shows an error, and loads again when it is asked to', async () => {
  const page = await mountLayout(layout, options);
  const users = page.hold('users');
  await page.click('#ada', {settle: false});
  users.fail(new Error('offline'));
  await page.settled();
  expect(page.slot('users').status).toBe('error');
  await page.slot('users').retry();
  expect(page.slot('users').textContent).toBe('Member ada');
  await page.restore();
});

test('goes back and reloads without leaving the test page', async () => {
  const page = await mountLayout(layout, options);
  await page.click('#ada');
  await page.back();
  expect(page.slot('users').textContent).toBe('All members');
  await page.forward();
  await page.reload();
  expect(page.slot('users').textContent).toBe('Member ada');
  expect(page.navigations.map(({type, intercepted}) => [type, intercepted])).toEqual([
    ['push', true],
    ['traverse', true],
    ['traverse', true],
    ['reload', false],
  ]);
  await page.restore();
});
