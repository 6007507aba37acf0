import {readFileSync} from 'node:fs';
import ts from 'typescript';

/** Private members are nobody's business, and `dispatchEvent(new X())` makes the analyzer add events without a name. */
const publicOnly = () => ({
  name: 'public-only',
  packageLinkPhase({customElementsManifest}) {
    for (const module of customElementsManifest.modules) {
      for (const declaration of module.declarations ?? []) {
        declaration.members &&= declaration.members.filter(
          ({name, privacy}) => !/^(private|protected)$/.test(privacy) && !name.startsWith('#'),
        );
        declaration.events &&= declaration.events.filter(({name}) => name);
      }
    }
  },
});

/** A method that says in words what it returns loses the type of it. */
const returnTypes = () => ({
  name: 'return-types',
  analyzePhase({ts: {isMethodDeclaration}, node, moduleDoc}) {
    if (!isMethodDeclaration(node) || !node.type) return;
    const owner = moduleDoc.declarations?.find(({name}) => name === node.parent.name?.getText());
    const method = owner?.members?.find(({name}) => name === node.name.getText());
    if (method?.return?.type.text === '') method.return.type.text = node.type.getText();
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

/** Aliases of unions of strings, by their names: editors list their members. */
function unions() {
  const file = new URL('src/routing/route.ts', import.meta.url);
  const source = ts.createSourceFile('route.ts', readFileSync(file, 'utf8'), ts.ScriptTarget.Latest);
  const aliases = source.statements.filter(
    (node) => ts.isTypeAliasDeclaration(node) && ts.isUnionTypeNode(node.type),
  );
  const isText = (type) => ts.isLiteralTypeNode(type) && ts.isStringLiteral(type.literal);
  return new Map(
    aliases
      .filter(({type}) => type.types.every(isText))
      .map(({name, type}) => [name.text, type.types.map((each) => `'${each.literal.text}'`).join(' | ')]),
  );
}

/** An attribute and its property tell of each other, and both of the values they take. */
const attributesOfProperties = () => ({
  name: 'attributes-of-properties',
  packageLinkPhase({customElementsManifest}) {
    const known = unions();
    for (const {declarations = []} of customElementsManifest.modules) {
      for (const {attributes = [], members = []} of declarations) {
        for (const {type} of members) if (type) type.text = known.get(type.text) ?? type.text;
        for (const attribute of attributes) {
          const property = attribute.name.replace(/-(\w)/g, (_, letter) => letter.toUpperCase());
          const member = members.find(({name}) => name === property);
          if (!member) continue;
          attribute.fieldName = property;
          attribute.type = {text: member.type.text};
          member.attribute = attribute.name;
          member.reflects = true;
        }
      }
    }
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
  plugins: [returnTypes(), publicOnly(), attributesOfProperties(), definitions(), shippedPaths()],
};
