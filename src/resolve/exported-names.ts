/** What a text says it exports, by a glance: its names, and whether it may export more than it names. */
export interface ExportedNames {
  readonly names: ReadonlySet<string>;
  readonly open: boolean;
}

const DECLARED = /\bexport\s+(?:declare\s+)?(?:default\s+)?(?:abstract\s+)?(?:async\s+)?(?:const\s+enum|const|let|var|function\*?|class|enum|type|interface|namespace|module)\s*([\w$]+)?/g;
const LISTED = /\bexport\s*(?:type\s*)?\{([^}]*)\}/g;
const OPEN = /\bexport\s*\*|\bexports\b|\bexport\s+(?:const|let|var)\s*[{[]|\bexport\s+(?:const|let|var)\s[^;=]*,|\bexport\s*=/;

/** Finds the names that a text exports, without parsing it; a name too many does no harm, so it may be in a comment. */
export function exportedNames(text: string): ExportedNames {
  const names = new Set<string>();
  for (const [, name] of text.matchAll(DECLARED)) if (name !== undefined) names.add(name);
  for (const [, list = ''] of text.matchAll(LISTED)) {
    for (const item of list.split(',')) {
      const name = /([\w$]+)\s*$/.exec(item.replaceAll(/\/\/.*|\/\*.*?\*\//g, ''))?.[1];
      if (name !== undefined) names.add(name);
    }
  }
  if (/\bexport\s+default\b/.test(text)) names.add('default');
  return { names, open: OPEN.test(text) };
}

const DEFINED = /\bexport\s+(?:default\s+)?(?:async\s+)?(?:function\b(?:\s*\*)?|(?:abstract\s+)?class\b)\s*([\w$]+)|\bexport\s+const\s+([\w$]+)\s*(?::[^=\n]+(?:\n\s*)?)?=\s*(?:async\b\s*)?(?:[(<]|function\b|[\w$]+\s*=>)/g;

/** Finds, by the same glance, the names that a text exports as functions and classes of its own. */
export const definedNames = (text: string): ReadonlySet<string> => new Set([...text.matchAll(DEFINED)].flatMap(([, declared, constant]) => declared ?? constant ?? []));
