import js from '@eslint/js';
import globals from 'globals';
import {defineConfig, globalIgnores} from 'eslint/config';
import tseslint from 'typescript-eslint';

const namedExportsOnly = {
  selector: 'ExportDefaultDeclaration',
  message: 'Use a named export.',
};

export default defineConfig(
  globalIgnores(['dist/', 'test/.build/', 'test/.results/', 'test/fixtures/', 'bench/results/']),
  // Apps with dependencies of their own, which are not installed here; their own tools check them.
  globalIgnores(['demo/{angular,lit,react,svelte,vue}/']),
  js.configs.recommended,
  {
    linterOptions: {reportUnusedDisableDirectives: 'error'},
    rules: {
      eqeqeq: ['error', 'always', {null: 'ignore'}],
      'no-control-regex': 'off',
      'no-empty': ['error', {allowEmptyCatch: false}],
      'no-var': 'error',
      'object-shorthand': 'error',
      'prefer-const': 'error',
    },
  },

  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: {
      parserOptions: {project: ['./tsconfig.test.json'], tsconfigRootDir: import.meta.dirname},
    },
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', {fixStyle: 'inline-type-imports'}],
      '@typescript-eslint/consistent-type-exports': 'error',
      '@typescript-eslint/no-confusing-void-expression': [
        'error',
        {ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true},
      ],
      // `expect(x).to.equal(y)` is typed as a promise by @open-wc/testing, and is none.
      '@typescript-eslint/no-floating-promises': [
        'error',
        {allowForKnownSafeCalls: [{from: 'package', name: 'Equal', package: 'chai'}]},
      ],
      '@typescript-eslint/no-extraneous-class': ['error', {allowEmpty: true, allowWithDecorator: false}],
      '@typescript-eslint/no-unused-expressions': ['error', {allowShortCircuit: true, allowTernary: true}],
      // Tables are plain objects here, and elements are told apart by what they have.
      '@typescript-eslint/no-dynamic-delete': 'off',
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      '@typescript-eslint/no-misused-promises': [
        'error',
        {checksVoidReturn: {returns: false}, checksConditionals: false},
      ],
      // A value that may be a promise is awaited, and `await null` waits for a microtask.
      '@typescript-eslint/await-thenable': 'off',
      // `async` is also how a function turns what it throws into a rejection.
      '@typescript-eslint/require-await': 'off',
      // Functions of a route object are called without it.
      '@typescript-eslint/unbound-method': 'off',
      '@typescript-eslint/no-invalid-void-type': 'off',
      '@typescript-eslint/no-unused-vars': ['error', {argsIgnorePattern: '^_', caughtErrors: 'none'}],
      '@typescript-eslint/restrict-template-expressions': ['error', {allowNumber: true, allowBoolean: true}],
      // lib.dom says that everything is there; feature detection says that it may not be.
      '@typescript-eslint/no-unnecessary-condition': 'off',
      // A loader or a view may throw anything, and rejects with what it was given.
      '@typescript-eslint/only-throw-error': 'off',
      '@typescript-eslint/prefer-promise-reject-errors': 'off',
    },
  },

  {
    files: ['src/**/*.ts'],
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      'no-console': 'error',
      '@typescript-eslint/no-restricted-imports': [
        'error',
        {
          paths: [
            {name: 'lit', message: "Import from 'lit/html.js'.", allowTypeImports: true},
            {name: 'urlpattern-polyfill', message: 'Bare, it patches a global.'},
          ],
        },
      ],
      'no-restricted-syntax': [
        'error',
        namedExportsOnly,
        {
          selector: 'ImportDeclaration[source.value=/^urlpattern-polyfill/]',
          message: 'Import it dynamically, where URLPattern is missing.',
        },
        {
          selector: 'ImportDeclaration[source.value=/^[.].*(?<![.](js|svelte))$/]',
          message: 'Relative imports end in .js.',
        },
      ],
    },
  },
  {
    // The one place that talks to the console, about values of any kind.
    files: ['src/diagnostics/*.ts'],
    rules: {'no-console': 'off', '@typescript-eslint/restrict-template-expressions': 'off'},
  },

  {
    files: ['test/**/*.ts'],
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
      // chai's `expect(x).to.be.true`
      '@typescript-eslint/no-unused-expressions': 'off',
      'no-restricted-syntax': [
        'error',
        {
          selector: 'MemberExpression[object.name=/^(describe|it|test)$/][property.name=/^(only|skip)$/]',
          message: 'No skips, no only.',
        },
      ],
    },
  },

  {
    files: ['**/*.mjs'],
    languageOptions: {globals: globals.node, ecmaVersion: 'latest', sourceType: 'module'},
  },
  {
    files: ['test/{e2e,apps}/**/*.mjs', 'bench/**/*.mjs'],
    // Functions that run in the page.
    languageOptions: {globals: {...globals.node, ...globals.browser, navigation: 'readonly'}},
  },
  {
    files: ['demo/**/*.js', 'test/**/*.js'],
    languageOptions: {globals: {...globals.browser, navigation: 'readonly'}, sourceType: 'module'},
  },
);
