/** ESLint loads plugins that then have nothing to lint, as with a cache. */
export { listenersOf } from '../listeners-of.ts';
