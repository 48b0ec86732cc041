import type { MarkupParent } from './markup.ts';

const NATIVE = new Set(
  `a abbr address area article aside audio b base bdi bdo blockquote body br button canvas caption cite code col colgroup data datalist dd del details dfn dialog div dl dt em embed
  fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 head header hgroup hr html i iframe img input ins kbd label legend li link main map mark menu meta meter nav noscript object ol
  optgroup option output p param picture pre progress q rp rt ruby s samp script search section select small source span strong style sub summary sup table tbody td textarea tfoot th thead
  time title tr track u ul var video wbr svg g path circle rect line polyline polygon ellipse text tspan defs use symbol mask linearGradient radialGradient stop clipPath filter`.split(/\s+/),
);

/** Whether a tag is one of the page's own elements, whatever the project declares. */
export const isNativeTag = (name: string): boolean => NATIVE.has(name);

/** Whether white space in an element is shown as it is. */
export const keepsSpace = (name: string): boolean => name === 'pre' || name === 'textarea';

/** Whether white space at the edges of an element is never shown, but where its style says so. */
export const isBlockTag = (element: MarkupParent | undefined): boolean =>
  element?.kind === 'element' && /^(?:address|article|aside|blockquote|body|dd|div|dl|dt|fieldset|figcaption|figure|footer|form|h[1-6]|header|li|main|nav|ol|p|section|table|tbody|td|tfoot|th|thead|tr|ul)$/.test(element.name);
