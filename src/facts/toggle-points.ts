import type { TSESTree } from '@typescript-eslint/types';
import { staticName } from './bindings.ts';
import { evaluationsOf, negate, sidesWhen, type Conditions } from './conditions.ts';
import type { Constants } from './constants.ts';
import type { Findings } from './findings.ts';
import type { SourceComment } from './source.ts';
import { bare } from './syntax.ts';
import type { Branch, Condition, Range, Side, TogglePoint, TogglePointKind } from './types.ts';
import { codeOf, walk } from './walk.ts';

type Node = TSESTree.Node;

const SIMPLE = new Set<string>(['Identifier', 'MemberExpression', 'Literal', 'UnaryExpression', 'BinaryExpression', 'TemplateLiteral', 'ChainExpression', 'LogicalExpression']);

/** 53-bit hash of a text (cyrb53), in base 36: short fingerprints for long branches. */
function hash(text: string): string {
  let [a, b] = [0xdeadbeef, 0x41c6ce57];
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    a = Math.imul(a ^ c, 2654435761);
    b = Math.imul(b ^ c, 1597334677);
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
  return (4294967296 * (2097151 & b) + (a >>> 0)).toString(36);
}

const isStatement = (node: Node): boolean =>
  (node.type.endsWith('Statement') && node.type !== 'BlockStatement' && node.type !== 'EmptyStatement')
  || node.type === 'VariableDeclaration' || node.type === 'FunctionDeclaration' || node.type === 'ClassDeclaration';

const exits = (node: Node | undefined): boolean => {
  switch (node?.type) {
    case 'ReturnStatement': case 'ThrowStatement': case 'BreakStatement': case 'ContinueStatement': return true;
    case 'BlockStatement': return node.body.some(exits);
    case 'IfStatement': return exits(node.consequent) && node.alternate !== null && exits(node.alternate);
    default: return false;
  }
};

export function findTogglePoints(text: string, ast: TSESTree.Program, comments: readonly SourceComment[], found: Findings, conditions: Conditions, constants: Constants): TogglePoint[] {
  const { evaluations } = found;
  const points: Omit<TogglePoint, 'parent'>[] = [];

  const fingerprint = (range: Range): string => {
    let code = '';
    let at = range[0];
    for (const comment of comments) {
      if (comment.range[0] < at || comment.range[1] > range[1]) continue;
      code += text.slice(at, comment.range[0]);
      at = comment.range[1];
    }
    const folded = (code + text.slice(at, range[1])).replaceAll(/\s+/g, ' ').replaceAll(/\s?([{}()[\];,<>=?:])\s?/g, '$1').trim().replace(/^\{(.*)\}$/, '$1').replace(/;$/, '');
    return folded.length > 80 ? hash(folded) : folded;
  };

  const lineCount = (range: Range): number => text.slice(...range).split('\n').length;

  const keysOf = (condition: Condition): string[] => [...new Set(evaluationsOf(condition).flatMap((i) => evaluations[i]?.keys ?? []))];

  const emptyBranch = (sides: Record<string, Side>, at: number): Branch => ({ sides, range: [at, at], statements: 0, lines: 0, fingerprint: '', exits: false, empty: true });

  function branch(nodes: readonly Node[], sides: Record<string, Side>, at: number, lines?: Range): Branch {
    const [first, last] = [nodes[0], nodes.at(-1)];
    if (!first || !last) return emptyBranch(sides, at);
    const range: Range = [first.range[0], last.range[1]];
    let statements = 0;
    for (const node of nodes) walk(node, (n) => { if (isStatement(n)) statements++; });
    const block = nodes.length === 1 && first.type === 'BlockStatement' ? first : undefined;
    const empty = block ? block.body.length === 0 : nodes.every((n) => n.type === 'EmptyStatement');
    const inner: Range = lines ?? (block && !empty ? [block.body[0]?.range[0] ?? range[0], block.body.at(-1)?.range[1] ?? range[1]] : range);
    return {
      sides, range, statements: empty ? 0 : Math.max(1, statements), lines: empty ? 0 : lineCount(inner),
      fingerprint: fingerprint(range), exits: nodes.some(exits), empty,
    };
  }

  /** Certain sides, and `mixed` for the flags that decide without telling. */
  const sides = (condition: Condition, truth: boolean): Record<string, Side> => ({
    ...Object.fromEntries(keysOf(condition).map((k) => [k, 'mixed'])),
    ...sidesWhen(condition, truth, evaluations),
  });

  function add(kind: TogglePointKind, node: Node, test: Node, condition: Condition, branches: readonly Branch[]): void {
    points.push({ kind, range: node.range, test: test.range, condition, keys: keysOf(condition), evaluations: evaluationsOf(condition), branches });
  }

  const hasFlag = (condition: Condition): boolean => evaluationsOf(condition).length > 0;

  function ifStatement(node: TSESTree.IfStatement): void {
    const condition = conditions.of(node.test);
    if (!hasFlag(condition)) return;
    const yes = branch([node.consequent], sides(condition, true), node.consequent.range[0]);
    const { parent } = node;
    const siblings = parent.type === 'BlockStatement' || parent.type === 'Program' || parent.type === 'StaticBlock' ? parent.body : parent.type === 'SwitchCase' ? parent.consequent : [];
    const leaves = exits(node.consequent);
    if (node.alternate) {
      add('if', node, node.test, condition, [yes, branch([node.alternate], sides(condition, false), node.range[1])]);
    } else if (leaves && siblings.length > 0) {
      const rest = siblings.slice(siblings.indexOf(node) + 1);
      add('early-exit', node, node.test, condition, [yes, branch(rest, sides(condition, false), node.range[1])]);
    } else {
      add('if', node, node.test, condition, [yes, emptyBranch(sides(condition, false), node.range[1])]);
    }
  }

  /** Whether a logical expression is only a part of a condition that is judged elsewhere. */
  function isPartOfCondition(node: TSESTree.LogicalExpression): boolean {
    let child: Node = node;
    let { parent } = node as Node;
    while (parent && (bare(parent) === bare(child) || (parent.type === 'UnaryExpression' && parent.operator === '!'))) {
      child = parent;
      parent = parent.parent;
    }
    if (!parent) return false;
    if (parent.type === 'LogicalExpression') return parent.left === child || SIMPLE.has(bare(node.right).type);
    return (parent.type === 'IfStatement' || parent.type === 'ConditionalExpression' || parent.type === 'WhileStatement' || parent.type === 'DoWhileStatement' || parent.type === 'ForStatement') && parent.test === child;
  }

  function logical(node: TSESTree.LogicalExpression): void {
    if (node.operator === '??' || isPartOfCondition(node)) return;
    const condition = conditions.of(node.left);
    if (!hasFlag(condition)) return;
    const { parent } = node;
    const acts = parent.type === 'ExpressionStatement' || parent.type === 'JSXExpressionContainer' || !SIMPLE.has(bare(node.right).type);
    if (!acts) return;
    const runsWhen = node.operator === '&&';
    add('logical', node, node.left, condition, [
      branch([node.right], sides(condition, runsWhen), node.right.range[0]),
      emptyBranch(sides(condition, !runsWhen), node.range[1]),
    ]);
  }

  function switchStatement(node: TSESTree.SwitchStatement): void {
    const value = conditions.valueOf(node.discriminant);
    const whole = value ? undefined : conditions.of(node.discriminant);
    if (!value && !(whole && hasFlag(whole))) return;
    const condition: Condition = whole ?? { type: 'flag', evaluation: value?.evaluation ?? 0 };
    const branches = node.cases.map((c) => {
      const constant = c.test ? constants.constantOf(c.test) : undefined;
      const at = Object.fromEntries(keysOf(condition).map((k): [string, Side] => [k, constant ? sideName(constant.value) : 'mixed']));
      return branch(c.consequent, at, c.range[1]);
    });
    add('switch', node, node.discriminant, condition, branches);
  }

  const sideName = (value: unknown): Side => (value === true ? 'on' : value === false ? 'off' : String(value));

  function lookup(node: TSESTree.MemberExpression): void {
    if (!node.computed) return;
    const value = conditions.valueOf(node.property);
    if (!value) return;
    const object = bare(node.object);
    const key = evaluations[value.evaluation]?.keys[0] ?? '';
    const members = object.type === 'ObjectExpression' ? object.properties : [];
    const branches = members.flatMap((p) =>
      p.type === 'Property' ? [branch([p.value], { [key]: staticName(p.key, p.computed) ?? 'mixed' }, p.range[0])] : []);
    add('lookup', node, node.property, { type: 'flag', evaluation: value.evaluation }, branches);
  }

  function gates(): void {
    for (const [node, index] of found.nodes) {
      const evaluation = evaluations[index];
      if (!evaluation?.arms || evaluation.value.type === 'opaque') continue;
      const plain: Condition = evaluation.match !== undefined && evaluation.match !== true
        ? { type: 'is', evaluation: index, value: evaluation.match } : { type: 'flag', evaluation: index };
      const condition = evaluation.negated ? negate(plain) : plain;
      const element = node.type === 'JSXOpeningElement' ? node.parent : node;
      const arm = (place: Range | 'children' | undefined, truth: boolean): Branch => {
        if (place === undefined) return emptyBranch(sides(condition, truth), element.range[1]);
        if (place === 'children') {
          const children = element.type === 'JSXElement' ? element.children.filter((c) => c.type !== 'JSXText' || c.value.trim() !== '') : [];
          return branch(children, sides(condition, truth), element.range[1]);
        }
        return { sides: sides(condition, truth), range: place, statements: 1, lines: lineCount(place), fingerprint: fingerprint(place), exits: false, empty: false };
      };
      const arms = [arm(evaluation.arms.on, true), arm(evaluation.arms.off, false)];
      if (!arms.every(({ empty }) => empty)) add(evaluation.syntax === 'hoc' ? 'hoc' : 'jsx-gate', element, node, condition, arms);
    }
  }

  for (const node of codeOf(ast)) {
    switch (node.type) {
      case 'IfStatement': ifStatement(node); break;
      case 'ConditionalExpression': {
        const condition = conditions.of(node.test);
        if (hasFlag(condition)) {
          add('conditional', node, node.test, condition, [
            branch([node.consequent], sides(condition, true), node.consequent.range[0]),
            branch([node.alternate], sides(condition, false), node.alternate.range[0]),
          ]);
        }
        break;
      }
      case 'LogicalExpression': logical(node); break;
      case 'SwitchStatement': switchStatement(node); break;
      case 'WhileStatement': case 'DoWhileStatement': case 'ForStatement': {
        const condition = node.test ? conditions.of(node.test) : undefined;
        if (node.test && condition && hasFlag(condition)) add('loop', node, node.test, condition, [branch([node.body], sides(condition, true), node.body.range[0]), emptyBranch(sides(condition, false), node.range[1])]);
        break;
      }
      case 'MemberExpression': lookup(node); break;
      default:
    }
  }
  gates();
  return withParents(points);
}

/** Finds for each toggle point the innermost branch of another one that it stands in. */
function withParents(points: readonly Omit<TogglePoint, 'parent'>[]): TogglePoint[] {
  return points.map((point, i) => {
    let parent: TogglePoint['parent'];
    let width = Infinity;
    for (const [j, other] of points.entries()) {
      if (i === j) continue;
      for (const [b, { range, empty }] of other.branches.entries()) {
        const size = range[1] - range[0];
        const holds = !empty && range[0] <= point.range[0] && point.range[1] <= range[1];
        if (holds && size < width) {
          parent = { point: j, branch: b };
          width = size;
        }
      }
    }
    return parent ? { ...point, parent } : point;
  });
}

