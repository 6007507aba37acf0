/** Private members are nobody's business, and `dispatchEvent(new X())` makes the analyzer add events without a name. */
const publicOnly = () => ({
  name: 'public-only',
  packageLinkPhase({customElementsManifest}) {
    for (const module of customElementsManifest.modules) {
      for (const declaration of module.declarations ?? []) {
        declaration.members &&= declaration.members.filter(
          ({name, privacy}) => privacy !== 'private' && !name.startsWith('#'),
        );
        declaration.events &&= declaration.events.filter(({name}) => name);
      }
    }
  },
});

/** The manifest names the files that the package ships, not the sources. */
const shippedPaths = () => ({
  name: 'shipped-paths',
  packageLinkPhase({customElementsManifest}) {
    const shipped = (file) => file.replace(/^\/?src\//, 'dist/prod/').replace(/\.ts$/, '.js');
    const visit = (value) => {
      if (typeof value !== 'object' || value === null) return;
      for (const [key, child] of Object.entries(value)) {
        if ((key === 'path' || key === 'module') && typeof child === 'string' && /^\/?src\//.test(child)) {
          value[key] = shipped(child);
        } else {
          visit(child);
        }
      }
    };
    visit(customElementsManifest);
  },
});

/** define.js registers every element; a module that holds only types is not shipped. */
const definitions = () => ({
  name: 'definitions',
  packageLinkPhase({customElementsManifest}) {
    const {modules} = customElementsManifest;
    const elements = modules.flatMap((module) =>
      (module.declarations ?? [])
        .filter(({customElement, tagName}) => customElement && tagName)
        .map(({name, tagName}) => ({
          kind: 'custom-element-definition',
          name: tagName,
          declaration: {name, module: module.path},
        })),
    );
    const define = modules.find(({path}) => path === 'src/define.ts');
    const known = new Set(define?.exports.map(({name}) => name));
    define?.exports.push(...elements.filter(({name}) => !known.has(name)));
    customElementsManifest.modules = modules.filter((module) => module.exports.length > 0);
  },
});

export default {
  globs: ['src/index.ts', 'src/define.ts', 'src/elements/*.ts', 'src/events/*.ts'],
  outdir: 'dist',
  packagejson: false,
  dependencies: false,
  plugins: [publicOnly(), definitions(), shippedPaths()],
};
