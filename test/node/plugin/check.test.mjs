// What is wrong with a tree, as the build says it.
import assert from 'node:assert/strict';
import {existsSync, mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {test} from 'node:test';
import {rollup} from 'rollup';
import {slotRoutes} from 'slot-router/plugin';
import {inTree, parseTrees} from '../../support/trees.mjs';

/** Builds a tree into `out/`; comes to the error of the build and to its warnings. */
async function build(root, options) {
  const warnings = [];
  const plugins = [slotRoutes({root, ...options}), typescript()];
  const input = {input: 'virtual:slot-routes', external: ['slot-router'], plugins};
  try {
    const bundle = await rollup({...input, onwarn: (warning) => warnings.push(warning.message)});
    await bundle.write({dir: path.join(root, 'out')});
    await bundle.close();
    return {warnings};
  } catch (error) {
    return {error, warnings};
  }
}

// Types are none of the tree's business.
const typescript = () => ({
  name: 'ts',
  transform: (code, id) => (id.endsWith('.ts') ? {code, map: null} : null),
});

const view = 'export default null;';
const layout = '<route-slot></route-slot>';

/** Files, and what the build says: each pattern is in its error; or nothing. `loose`: what it says with strict: false. */
const cases = [
  ['nothing of a good tree', {'layout.html': layout, 'page.html': '', 'about/page.ts': view}],
  [
    'two units for one page',
    {'page.html': '', 'page.ts': view},
    [/^SR101: Two pages for one path, "\/": "page\.html", "page\.ts"/],
  ],
  [
    'two units for a page in groups and route slots',
    {
      'layout.html': layout,
      'default.html': '',
      '(g)/@m/a/(..)[id]/page.html': '',
      '(g)/@m/a/(..)[id]/page.ts': view,
    },
    [/SR101: Two pages for one path, "\/\[id\]": /],
  ],
  [
    'pages of two groups',
    {'(a)/x/page.html': '', '(b)/x/page.html': ''},
    [/SR101: .*"\/x".*"\(a\)\/x\/page\.html", "\(b\)\/x\/page\.html"/],
  ],
  [
    'a page and a page of @children',
    {'page.html': '', '@children/page.html': ''},
    [/SR101: .*"page\.html", "@children\/page\.html"/],
  ],
  [
    'an optional catch-all beside a page',
    {'page.html': '', '[[...all]]/page.html': ''},
    [/SR101: .*"page\.html", "\[\[\.\.\.all\]\]\/page\.html"/],
  ],
  [
    'pages in the layouts of two groups',
    {
      'layout.html': layout,
      '(a)/layout.html': layout,
      '(a)/x/page.html': '',
      '(b)/layout.html': layout,
      '(b)/x/page.html': '',
    },
    [/SR101/],
  ],
  ['pages of one shape', {'[a]/page.html': '', '(g)/[b]/page.html': ''}, [/SR101/], 'SR101'],
  [
    'a page of a route slot twice',
    {'layout.html': layout, '@s/x/page.html': '', '@s/(g)/x/page.html': '', 'x/page.html': ''},
    [/SR101: .*"@s\/x\/page\.html"|SR101: .*"@s\/\(g\)/],
  ],
  [
    'nothing of the defaults of two groups with layouts',
    {
      'layout.html': layout,
      '(a)/layout.html': layout,
      '(a)/default.html': '',
      '(a)/x/page.html': '',
      '(b)/layout.html': layout,
      '(b)/default.html': '',
      '(b)/y/page.html': '',
    },
  ],
  [
    'two intercepting pages',
    {
      'layout.html': layout,
      'page.html': '',
      'x/page.html': '',
      '@m/default.html': '',
      '@m/(.)x/page.html': '',
      '@m/(g)/(...)x/page.html': '',
    },
    [
      /SR101: .*"\/x": "@m\/\(g\)\/\(\.\.\.\)x\/page\.html", "@m\/\(\.\)x\/page\.html"|SR101: .*"@m\/\(\.\)x\/page\.html", "@m\/\(g\)/,
    ],
  ],
  [
    'two pages in a layout that intercepts',
    {
      'layout.html': layout,
      'page.html': '',
      'x/y/page.html': '',
      '@m/default.html': '',
      '@m/(.)x/layout.html': layout,
      '@m/(.)x/(a)/y/page.html': '',
      '@m/(.)x/(b)/y/page.html': '',
    },
    [/SR101: .*"@m\/\(\.\)x\/\(a\)\/y\/page\.html", "@m\/\(\.\)x\/\(b\)\/y\/page\.html"/],
  ],
  [
    'pages that intercept one path from two places',
    {
      'layout.html': layout,
      'page.html': '',
      'x/page.html': '',
      'feed/page.html': '',
      '@m/default.html': '',
      '@m/(.)x/page.html': '',
      '@m/feed/(..)x/page.html': '',
    },
  ],
  [
    'a marker above the root',
    {'page.html': '', '(..)x/page.html': ''},
    [/SR102: .*"\(\.\.\)x".*goes up 1 from "\/"/],
  ],
  [
    'two levels above one',
    {'a/page.html': '', 'x/page.html': '', 'a/(..)(..)x/page.html': ''},
    [/SR102: .*"a\/\(\.\.\)\(\.\.\)x".*goes up 2 from "\/a"/],
  ],
  [
    'a marker of a route slot in a group',
    {
      'layout.html': layout,
      'page.html': '',
      '(g)/layout.html': layout,
      '(g)/@m/(..)x/page.html': '',
      '(g)/@m/default.html': '',
    },
    [/SR102/],
  ],
  ['a unit of React', {'page.tsx': ''}, [/SR103: "page\.tsx" is a unit, but "\.tsx" is no ending of one/]],
  ['markup that is no unit', {'page.html': '', 'card.html': ''}, [/SR103: "card\.html" is no unit/]],
  [
    'a unit that is spelled otherwise',
    {'page.html': '', 'layot.ts': view},
    [/SR103: "layot\.ts" .*meant to be "layout"/],
  ],
  ['not_found', {'page.html': '', 'not_found.js': view}, [/meant to be "not-found"/]],
  [
    'a route handler',
    {'page.html': '', 'api/route.ts': ''},
    [/SR103: "api\/route\.ts" means something in Next\.js only/],
  ],
  [
    'nothing of other modules',
    {'page.html': '', 'card.ts': '', 'pages.ts': '', 'errors.js': '', 'style.css': '', 'page.test.ts': ''},
  ],
  ['nothing of private folders', {'page.html': '', '_lib/page.tsx': '', '_lib/[/x.html': ''}],
  ['brackets that are not closed', {'page.html': '', '[id/page.html': ''}, [/SR104: .*"\[id" has brackets/]],
  ['an empty route slot name', {'page.html': '', '@/page.html': ''}, [/SR104: .*"@"/]],
  ['a percent sign', {'page.html': '', '100%/page.html': ''}, [/SR104: .*"100%".*percent sign/]],
  ['a path in a name', {'page.html': '', 'a%2F..%2Fb/page.html': ''}, [/SR104: .*not safe/]],
  ['a dot segment in a name', {'page.html': '', '%2E%2E/page.html': ''}, [/SR104: .*resolved away/]],
  ['a device of Windows', {'page.html': '', 'Aux/page.html': ''}, [/SR104: .*"Aux" is the name of a device/]],
  ['a name that Windows refuses', {'page.html': '', 'a:b/page.html': ''}, [/SR104: .*"a:b".*not safe/]],
  [
    'route slots without a layout',
    {'layout.html': layout, 'a/@s/page.html': '', 'a/page.html': ''},
    [/SR106: .*"a\/@s"/],
  ],
  ['names that differ in case', {'About/page.html': '', 'about/page.html': ''}, [/SR107: "About", "about"/]],
  ['names that differ in spelling', {'caf\u00e9/page.html': '', 'cafe\u0301/page.html': ''}, [/SR107/]],
  [
    'search that is computed',
    {'page.ts': `const a = 'a'; export const search = [a]; ${view}`},
    [/SR108: "page\.ts": its export "search" is not a list of texts/],
  ],
  [
    'staleTime that is computed',
    {'page.ts': `export const staleTime = time(); ${view}`},
    [/SR108: .*"staleTime"/],
  ],
  [
    'a script in markup',
    {'page.html': '<script>alert(1)</script>'},
    [/SR109: "page\.html": it holds a <script>/],
  ],
  [
    'a document in markup',
    {
      'layout.html':
        '<!doctype html><html><!-- <body> --><body class="x"><route-slot></route-slot></body></html>',
      'page.html': '',
    },
    [/SR109: "layout\.html": it holds <html>, which belongs to the page around the routes/],
  ],
  ['an event handler in markup', {'page.html': '<p onclick="x()">'}, [/SR109: .*onclick="x\(\)"/]],
  ['nothing of data in markup', {'page.html': '<script type="application/json">{}</script>'}],
  [
    'a unit without a view',
    {'page.ts': 'export const load = 1;'},
    [/SR110: "page\.ts" cannot be read: it has no default export/],
  ],
  ['a unit that is no module', {'page.ts': 'export default {'}, [/SR110: "page\.ts"/]],
  [
    'nothing of a param that takes the place of an outer one',
    {
      'layout.html': layout,
      'photos/[id]/layout.html': layout,
      'photos/[id]/page.html': '',
      'photos/[id]/@m/default.html': '',
      'photos/[id]/@m/(..)[id]/page.html': '',
      'photos/[id]/default.html': '',
      'photos/[id]/more/(...)photos/[id]/page.html': '',
    },
  ],
  [
    'a param after a marker twice',
    {'a/[id]/page.html': '', 'a/[id]/(.)[id]/page.html': ''},
    [/SR115: "a\/\[id\]\/\(\.\)\[id\]" repeats the param "id"/],
  ],
  [
    'two defaults of groups without layouts',
    {'layout.html': layout, '(a)/default.html': '', '(b)/default.html': '', 'page.html': ''},
    [/SR120: .*"\/": "\(a\)\/default\.html", "\(b\)\/default\.html"/],
  ],
  [
    'nothing of the defaults of groups with layouts further in',
    {
      'layout.html': layout,
      'x/(a)/layout.html': layout,
      'x/(a)/default.html': '',
      'x/(a)/y/page.html': '',
      'x/(b)/layout.html': layout,
      'x/(b)/default.html': '',
      'x/(b)/z/page.html': '',
    },
  ],
  [
    'nothing where a default further in stands in',
    {
      'layout.html': layout,
      'page.html': '',
      'docs/[id]/more/page.html': '',
      '@s/page.html': '',
      '@s/docs/[id]/default.html': '',
    },
  ],
  [
    'a page outside the folder of the only default',
    {
      'layout.html': layout,
      'page.html': '',
      'docs/x/page.html': '',
      'about/page.html': '',
      '@s/page.html': '',
      '@s/docs/default.html': '',
    },
    [/^[^]*SR112: The path "\/about" (?![^]*docs)/],
    'SR112',
  ],
  [
    'a declarative shadow root',
    {'page.html': '<p><template shadowrootmode="open"></template></p>'},
    [/SR109: .*shadowrootmode/],
  ],
  ['a param twice', {'[id]/a/[id]/page.html': ''}, [/SR115: "\[id\]\/a\/\[id\]" repeats the param "id"/]],
  [
    'a route slot without a default (S016)',
    {
      'layout.html': layout,
      'page.html': '',
      'child/page.html': '',
      '@header/page.html': '',
      '@sidebar/page.html': '',
    },
    [/SR112: .*"\/child".*"child\/page\.html".*"header", "sidebar"/],
    'SR112',
  ],
  [
    'children without a default',
    {'layout.html': layout, 'page.html': '', '@s/page.html': '', '@s/x/page.html': ''},
    [/SR112: .*"\/x".*"@s\/x\/page\.html".*"children"/],
    'SR112',
  ],
  [
    'route slots that never meet (S034)',
    {
      'layout.html': layout,
      '[...slug]/page.html': '',
      '@first/foo/page.html': '',
      '@second/bar/page.html': '',
    },
    [/"first", "second"/, /"\/foo".*"second"/, /"\/bar".*"first"/],
    'SR112',
  ],
  [
    'an optional catch-all beside one path (S034)',
    {'layout.html': layout, '[[...slug]]/page.html': '', '@slot/specific/page.html': ''},
    [/SR112: .*"slot"/],
    'SR112',
  ],
  [
    'nothing of leaf layouts (S011)',
    {'layout.html': layout, 'page.html': '', '@a/page.html': '', '@b/page.html': ''},
  ],
  [
    'nothing of a catch-all of a route slot',
    {
      'layout.html': layout,
      'page.html': '',
      'x/page.html': '',
      '@bc/page.html': '',
      '@bc/[...all]/page.html': '',
    },
  ],
  [
    'nothing of a layout of another group (S039)',
    {
      'layout.html': layout,
      '(a)/layout.html': layout,
      '(a)/home/page.html': '',
      '(a)/@m/[...all]/page.html': '',
      '(a)/@m/default.html': '',
      '(b)/settings/page.html': '',
    },
  ],
  [
    'an interception wider than the page (S036)',
    {
      'layout.html': layout,
      'page.html': '',
      'default.html': '',
      'photo/[id]/page.html': '',
      '@m/(.)photo/[...id]/page.html': '',
      '@m/default.html': '',
    },
    [/SR113: .*"@m\/\(\.\)photo\/\[\.\.\.id\]\/page\.html".*"\/photo\/\[\.\.\.id\]"/],
    'SR113',
  ],
  [
    'nothing of a page as wide',
    {
      'layout.html': layout,
      'page.html': '',
      'default.html': '',
      'photo/[...id]/page.html': '',
      '@m/(.)photo/[id]/page.html': '',
      '@m/default.html': '',
    },
  ],
  [
    'different names of a param',
    {'[id]/a/page.html': '', '[slug]/b/page.html': ''},
    [/SR114: .*"\[id\]", "\[slug\]"/],
    'SR114',
  ],
  [
    'different names in two route slots',
    {'layout.html': layout, '[id]/page.html': '', '@s/[name]/page.html': ''},
    [/SR114: .*"@s\/\[name\]"/],
    'SR114',
  ],
];

for (const [name, files, patterns = [], loose] of cases) {
  test(`says ${name}`, () =>
    inTree(files, async (root) => {
      const {error, warnings} = await build(root, {types: 'types/routes.d.ts'});
      for (const pattern of patterns) assert.match(error?.message ?? '', pattern);
      if (patterns.length === 0)
        assert.deepEqual({message: error?.message, warnings}, {message: undefined, warnings: []});
      // Nothing half written.
      for (const place of ['out', 'types']) assert.equal(existsSync(path.join(root, place)), !error, place);
      if (error) assert.deepEqual(readdirSync(root), ['app']);
      if (loose === undefined) return;
      const again = await build(root, {strict: false, types: false});
      if (loose === 'SR101') assert.match(again.error.message, /SR101/);
      else {
        assert.equal(again.error, undefined);
        for (const pattern of patterns)
          assert.ok(
            again.warnings.some((warning) => pattern.test(warning.replace('[plugin slot-routes] ', ''))),
            `${pattern} in ${again.warnings}`,
          );
      }
    }));
}

test('says every fault of a tree at once', () =>
  inTree({'page.tsx': '', '[x/page.html': '', 'a/(..)(..)b/page.html': ''}, async (root) => {
    const {error} = await build(root);
    assert.deepEqual([...error.message.matchAll(/SR\d+/g)].map(String).sort(), ['SR102', 'SR103', 'SR104']);
  }));

test('warns of exports that mean something in Next.js only', () =>
  inTree(
    {
      'page.ts': `export const metadata = {title: 'Home'}; export function generateStaticParams() {} export default null;`,
      'a/page.html': '<pre>&lt;html> <!-- <html> --></pre>',
    },
    async (root) => {
      const {error, warnings} = await build(root, {types: false});
      assert.equal(error, undefined);
      assert.equal(warnings.length, 2);
      assert.match(warnings[0], /SR119: "page\.ts" exports "metadata", .* "title"/);
      assert.match(warnings[1], /SR119: "page\.ts" exports "generateStaticParams", .* "prerender/);
    },
  ));

test('says where the folder of the routes should be', () =>
  inTree({}, async (root) => {
    const {error} = await build(root, {dir: 'routes'});
    assert.match(error.message, /SR111: The folder ".*\/routes" .*is not there/);
  }));

test('refuses symbolic links out of the folder', () =>
  inTree({'page.html': 'home', 'real/page.html': 'real'}, async (root) => {
    const app = path.join(root, 'app');
    symlinkSync(path.join(app, 'real'), path.join(app, 'alias'));
    assert.equal((await build(root, {types: false})).error, undefined);
    mkdirSync(path.join(root, 'secret'));
    writeFileSync(path.join(root, 'secret/page.html'), 'secret');
    symlinkSync(path.join(root, 'secret'), path.join(app, 'out'));
    assert.match((await build(root)).error.message, /SR105: "out" is a symbolic link out of the folder/);
    rmSync(path.join(app, 'out'));
    symlinkSync(app, path.join(app, 'real/around'));
    assert.match(
      (await build(root)).error.message,
      /SR105: "real\/around" is a symbolic link to a folder around it/,
    );
    rmSync(path.join(app, 'real/around'));
    symlinkSync(path.join(app, 'nowhere'), path.join(app, 'lost'));
    assert.match((await build(root)).error.message, /SR105: "lost" is a symbolic link that leads nowhere/);
  }));

test('refuses symbolic links in a circle', () =>
  inTree({'a/page.html': 'a', 'b/page.html': 'b'}, async (root) => {
    const app = path.join(root, 'app');
    symlinkSync(path.join(app, 'b'), path.join(app, 'a/other'));
    symlinkSync(path.join(app, 'a'), path.join(app, 'b/other'));
    assert.match(
      (await build(root)).error.message,
      /SR105: "a\/other\/other" is a symbolic link to a folder around it/,
    );
    symlinkSync(path.join(root, 'self'), path.join(root, 'self'));
    assert.match((await build(root, {dir: 'self'})).error.message, /SR111: The folder ".*\/self"/);
  }));

test('reads the text of trees', () => {
  const [tree] = parseTrees(
    '== a strict: false\nlayout.html: {children} {m modal}\np/page.ts:\n  a\n  b\n> load /',
  ).values();
  assert.deepEqual(tree, {
    name: 'a',
    strict: false,
    files: {
      'layout.html': '<route-slot></route-slot> <route-slot name="m" modal></route-slot>',
      'p/page.ts': 'a\nb\n',
    },
    steps: ['load /'],
  });
});
