import type * as Yaml from 'yaml';
import type { Range } from '../facts/types.ts';
import { loadYaml } from './load-yaml.ts';
import type { Located, LocatedField } from './located.ts';
import type { DataProblem, ParsedData } from './parse-data.ts';

const rangeOf = (node: Yaml.Node | null | undefined): Range | undefined =>
  node?.range ? [node.range[0], node.range[1]] : undefined;

/** Reads YAML 1.2 with places; aliases and merge keys are followed. */
export function parseYaml(text: string): ParsedData {
  const yaml = loadYaml();
  const document = yaml.parseDocument(text, { uniqueKeys: false, keepSourceTokens: true, logLevel: 'silent' });
  const errors = document.errors.filter(
    (error, at, all) => all.findIndex((other) => other.pos[0] === error.pos[0]) === at,
  );
  const problems: DataProblem[] = errors.map((error) => ({
    range: error.pos,
    message: (error.message.split('\n')[0] ?? '').replace(/ at line \d+, column \d+:?$/, ''),
  }));
  if (problems.length > 0 || !document.contents) return { problems };

  /** What aliases are being followed to, so that one inside its own anchor ends. */
  const open = new Set<Yaml.Node>();

  const fieldsOf = (map: Yaml.YAMLMap): LocatedField[] =>
    map.items.flatMap((pair) => {
      const { key, value } = pair as Yaml.Pair<Yaml.Node, Yaml.Node | null>;
      const keyRange = rangeOf(key);
      const mark = pair.srcToken?.start.find((token) => token.type === 'explicit-key-ind')?.offset;
      if (yaml.isScalar(key) && key.value === '<<' && key.type === 'PLAIN') {
        const merged = value && locate(value);
        const sources = merged?.type === 'list' ? merged.items : merged ? [merged] : [];
        const own = new Set(map.items.map((item) => String(item.key)));
        const fields = sources.flatMap((source) => (source.type === 'map' ? source.fields : []));
        return fields
          .filter((field) => !own.has(field.name))
          .map(({ name, value: inherited }) => ({ name, value: inherited }));
      }
      const name = yaml.isScalar(key) ? String(key.value) : String(key);
      const located = value && locate(value);
      const end = keyRange?.[1] ?? 0;
      const content: Located = located ?? { type: 'scalar', value: null, range: [end, end] };
      const at = keyRange && { nameRange: keyRange, span: [mark ?? keyRange[0], rangeOf(value)?.[1] ?? end] as const };
      return [{ name, ...at, value: content }];
    });

  function locate(node: Yaml.Node): Located {
    const range = rangeOf(node);
    const at = range && { range };
    if (yaml.isAlias(node)) {
      const target = node.resolve(document);
      if (!target || open.has(target)) return { type: 'scalar', value: undefined, ...at };
      open.add(target);
      const value = locate(target);
      open.delete(target);
      return value;
    }
    if (yaml.isMap(node)) return { type: 'map', fields: fieldsOf(node), style: node.flow ? 'flow' : 'block', ...at };
    if (yaml.isSeq(node)) {
      const items = node.items.map((item) => locate(item as Yaml.Node));
      const dashes =
        node.srcToken?.type === 'block-seq'
          ? node.srcToken.items.flatMap(
              ({ start }) => start.find((token) => token.type === 'seq-item-ind')?.offset ?? [],
            )
          : [];
      const spans = node.items.map((item, index): Range | undefined => {
        const own = rangeOf(item as Yaml.Node);
        return own && [dashes[index] ?? own[0], own[1]];
      });
      return { type: 'list', items, spans, style: node.flow ? 'flow' : 'block', ...at };
    }
    const value = yaml.isScalar(node) ? node.value : null;
    if (typeof value === 'bigint') return { type: 'scalar', value: Number(value), ...at };
    return { type: 'scalar', value: value as string | number | boolean | null, ...at };
  }

  return { root: locate(document.contents), problems };
}
