import type { FileFacts, TogglePoint } from '../src/facts/types.ts';
import { defineRule } from '../src/lint/define-rule.ts';

/** The places in a file where each flag decides, in the order of the text. */
function pointsByKey(facts: FileFacts): Map<string, TogglePoint[]> {
  const points = new Map<string, TogglePoint[]>();
  for (const point of [...facts.togglePoints].sort((a, b) => a.test[0] - b.test[0])) {
    for (const key of point.keys) {
      const before = points.get(key) ?? [];
      const again = before.some(({ test }) => test[0] <= point.test[0] && point.test[1] <= test[1]);
      if (!again) points.set(key, [...before, point]);
    }
  }
  return points;
}

export default defineRule({
  name: 'max-toggle-points',
  scope: 'file',
  meta: {
    type: 'suggestion',
    docs: {
      description: 'enforce few places where the code depends on one flag',
      preset: 'recommended',
      level: 'warn',
    },
    messages: {
      file: 'Flag "{{ flag }}" decides at {{ count }} places in this file (at most {{ max }}); this is number {{ next }}. Decide once, near the entry, and hand on what was chosen: a function, a component, a strategy.',
      project:
        'Flag "{{ flag }}" decides at {{ count }} places in {{ files }} files (at most {{ max }}). Decide once, near the entry, and hand on what was chosen: a function, a component, a strategy.',
    },
    schema: [
      {
        type: 'object',
        properties: {
          file: {
            type: 'integer',
            minimum: 0,
            description: 'Most toggle points of one flag in one file; 0 for no limit.',
          },
          project: {
            type: 'integer',
            minimum: 0,
            description: 'Most toggle points of one flag in all files (`unflag check` only); 0 for no limit.',
          },
        },
        additionalProperties: false,
      },
    ],
    defaultOptions: { file: 4, project: 15 },
    skipsTests: true,
  },
  *check({ facts, options }) {
    if (options.file === 0) return;
    for (const [key, points] of pointsByKey(facts)) {
      const tooMuch = points[options.file];
      if (!tooMuch) continue;
      yield {
        range: tooMuch.test,
        key,
        messageId: 'file',
        data: { flag: key, count: String(points.length), max: String(options.file), next: String(options.file + 1) },
        related: points
          .filter((point) => point !== tooMuch)
          .map(({ test }) => ({ range: test, message: `flag "${key}" decides here too` })),
      };
    }
  },
  *checkProject({ files, options }) {
    if (options.project === 0) return;
    const places = new Map<string, { file: string; point: TogglePoint }[]>();
    for (const [file, facts] of files) {
      for (const [key, points] of pointsByKey(facts)) {
        places.set(key, [...(places.get(key) ?? []), ...points.map((point) => ({ file, point }))]);
      }
    }
    for (const [key, all] of places) {
      const [first] = all;
      if (!first || all.length <= options.project) continue;
      yield {
        file: first.file,
        range: first.point.test,
        key,
        messageId: 'project',
        data: {
          flag: key,
          count: String(all.length),
          files: String(new Set(all.map(({ file }) => file)).size),
          max: String(options.project),
        },
      };
    }
  },
});
