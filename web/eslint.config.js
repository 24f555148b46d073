import js from '@eslint/js';
import globals from 'globals';

// Each of these belongs to one module; docs/page.md lists the modules.
const MARKUP = {
  selector:
    'MemberExpression[property.name=/^(innerHTML|outerHTML|insertAdjacentHTML|createElement|createElementNS)$/]',
  message: 'Use dom.js to make elements.',
};
const REQUEST = { name: 'fetch', message: 'Use api.js to send requests.' };
const KEPT = ['localStorage', 'sessionStorage'].map((name) => ({ name, message: 'Use store.js to keep values.' }));

export default [
  { ignores: ['site/vendor/', 'target/'] },
  js.configs.recommended,
  {
    files: ['site/**'],
    languageOptions: { globals: globals.browser },
    rules: {
      eqeqeq: 'error',
      'no-implicit-globals': 'error',
      'no-restricted-globals': ['error', REQUEST, ...KEPT],
      'no-restricted-syntax': ['error', MARKUP],
      'no-var': 'error',
      'object-shorthand': 'error',
      'prefer-const': 'error',
    },
  },
  {
    files: ['site/sw.js'],
    languageOptions: { globals: globals.serviceworker },
    rules: { 'no-restricted-globals': 'off' },
  },
  { files: ['site/dom.js'], rules: { 'no-restricted-syntax': 'off' } },
  // A file of the page is no answer of the API.
  { files: ['site/api.js', 'site/site.js'], rules: { 'no-restricted-globals': ['error', ...KEPT] } },
];
