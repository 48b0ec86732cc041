import type { TSESTree } from '@typescript-eslint/types';
import type { Constant, Range } from '../../facts/types.ts';
import { isTruthy, exact, type Known } from '../known.ts';
import type { Change, PassContext } from '../pass.ts';
import type { Choice, Place } from './template.ts';
import type { TemplateView } from './view.ts';

type Node = TSESTree.Node;

/** What a template becomes where its expressions are known: branches that go or stay, attributes and texts. */
export function templateChanges(view: TemplateView, context: PassContext, touched: readonly Range[]): Change[] {
  const { choices, places } = view.template;
  /** A literal that the flag chose, of those that the user wrote. */
  const chosen = (place: Place, node: Node): Known | undefined =>
    node.type === 'Literal' && !('regex' in node) && touched.some(([start, end]) => start >= place.range[0] && end <= place.range[1]) ? exact(node.value as Constant) : undefined;
  const changes = choices.flatMap((choice) => choiceChange(choice, view, context) ?? []);
  for (const place of places) {
    const node = view.nodeOf(place);
    const value = node && (context.known(node) ?? chosen(place, node));
    const edits = value && place.settled(value);
    if (edits) changes.push({ edits, claims: place.claims });
  }
  return changes;
}

/** One step towards what is left of a choice: a branch goes that is never shown, or all behind one that always is. */
function choiceChange({ branches, claims, without }: Choice, view: TemplateView, context: PassContext): Change | undefined {
  for (const [index, { test, asLast, alone }] of branches.entries()) {
    const node = test && view.nodeOf(test);
    const value = node && context.known(node);
    if (!value) continue;
    const next = branches[index + 1];
    if (!isTruthy(value)) {
      const gone = without(index, index + 1);
      return gone && { claims, edits: [...gone, ...(index === 0 && next ? next.asFirst(context.placeholder(exact(true))) : [])] };
    }
    if (index === 0 && !next) {
      const edits = alone();
      return edits && { claims, edits };
    }
    const gone = next ? without(index + 1, branches.length) : [];
    return gone && { claims, edits: [...gone, ...(index === 0 ? [] : asLast())] };
  }
  return undefined;
}
