import js from '@eslint/js';
import globals from 'globals';

// Each of these has one place, which docs/page.md names; nobody else reaches around it.
const MARKUP = {
  selector:
    'MemberExpression[property.name=/^(innerHTML|outerHTML|insertAdjacentHTML|createElement|createElementNS)$/]',
  message: 'Elements are made by dom.js.',
};
const REQUEST = { name: 'fetch', message: 'Requests are made by api.js.' };
const KEPT = ['localStorage', 'sessionStorage'].map((name) => ({ name, message: 'What is kept is kept by store.js.' }));

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
  { files: ['site/dom.js'], rules: { 'no-restricted-syntax': 'off' } },
  { files: ['site/api.js'], rules: { 'no-restricted-globals': ['error', ...KEPT] } },
];
