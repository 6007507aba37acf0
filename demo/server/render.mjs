// Puts a page into the shell: navigation, heading, the page's own markup, its source beside it.
import {readFile} from 'node:fs/promises';
import {firstPaint} from './first-paint.mjs';
import {highlight} from './highlight.mjs';
import {escape} from './html.mjs';
import {pages} from './site.mjs';

const root = new URL('../', import.meta.url);
const read = async (path) => (await readFile(new URL(path, root), 'utf8')).trimEnd();

/** The whole document for a page, as it is for this URL. */
export async function renderPage(page, url) {
  const shell = await read('site/shell.html');
  const main = page.layout === 'plain' ? await plainMain(page) : await demoMain(page, url);
  return fill(shell, {
    title: escape(`${page.title} · slot-router`),
    description: escape(
      page.lead ?? 'Parallel routes for any web page: two custom elements on the Navigation API.',
    ),
    navigation: navigation(page),
    main,
    scripts: (page.scripts ?? [])
      .map((name) => `<script type="module" src="/pages/${page.folder}/${name}"></script>`)
      .join('\n    '),
  });
}

/** A function as replacement: what is put in may hold `$`. */
const fill = (template, values) =>
  template.replace(/<!-- (\w+) -->|%(\w+)%/g, (all, a, b) => values[a ?? b] ?? all);

const plainMain = async (page) =>
  fill(await read(`pages/${page.folder}/${page.file}`), {
    cards: pages
      .filter((each) => each.nav)
      .map(card)
      .join('\n'),
  });

const card = (page) => `<li class="card">
      <h2><a href="${page.base}">${escape(page.nav)}</a></h2>
      <p>${escape(page.card)}</p>
      <p class="card-url"><code>${page.base}</code></p>
    </li>`;

function navigation(current) {
  const links = pages
    .filter((page) => page.nav)
    .map((page) => {
      const state =
        page.id === current.id
          ? ' aria-current="page"'
          : page.id === current.parent
            ? ' aria-current="true"'
            : '';
      return `<li><a href="${page.base}"${state}>${escape(page.nav)}</a></li>`;
    });
  return `<ul>${links.join('')}</ul>`;
}

async function demoMain(page, url) {
  const source = await read(`pages/${page.folder}/${page.file}`);
  const [template, before] = await Promise.all([
    read('site/demo.html'),
    page.before ? read(`pages/${page.folder}/${page.before}`) : '',
  ]);
  return fill(template, {
    heading: escape(page.heading),
    lead: escape(page.lead),
    attempt: escape(page.attempt),
    tabs: page.tabs ? pageTabs(page) : '',
    before,
    url: escape(url.pathname + url.search),
    demo: page.firstPaint ? firstPaint(page.firstPaint, source, url) : (page.fill?.(source, url) ?? source),
    log: page.log ? await read('site/log.html') : '',
    source: await sourcePanel(page),
  });
}

function pageTabs(current) {
  const links = pages
    .filter((page) => page.tabs === current.tabs)
    .map(
      (page) =>
        `<a href="${page.base}"${page === current ? ' aria-current="page"' : ''}>${escape(page.tab)}</a>`,
    );
  return `<nav class="tabs page-tabs" aria-label="Variants of this demo">${links.join('')}</nav>`;
}

async function sourcePanel(page) {
  const files = await Promise.all(
    page.sources.map(async (name) => {
      const text = await read(`pages/${page.folder}/${name}`);
      return {name, html: highlight(text, name.split('.').pop())};
    }),
  );
  const tab = ({name}, index) =>
    `<button type="button" role="tab" id="source-tab-${index}" aria-controls="source-file-${index}" aria-selected="${index === 0}"${index === 0 ? '' : ' tabindex="-1"'}>${escape(name)}</button>`;
  const file = ({name, html}, index) =>
    `<pre role="tabpanel" id="source-file-${index}" aria-labelledby="source-tab-${index}" tabindex="0"${index === 0 ? '' : ' hidden'} data-file="${escape(name)}"><code>${html}</code></pre>`;
  return `<div role="tablist" aria-label="Files">${files.map(tab).join('')}</div>\n${files.map(file).join('\n')}`;
}
