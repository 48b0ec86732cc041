import type { TSESTree } from '@typescript-eslint/types';
import type { SourceCode } from 'eslint';
import type { ts } from 'ts-morph';
import { createTypeOracle } from '../resolve/type-oracle.ts';
import type { TypeOracle } from '../resolve/types.ts';

/** What typescript-eslint's parser hands on when linting is typed. */
interface ParserServices {
  readonly program?: ts.Program | null;
  readonly esTreeNodeToTSNodeMap?: { get(node: TSESTree.Node): ts.Node | undefined };
}

const servicesOf = ({ parserServices }: SourceCode): ParserServices => parserServices as ParserServices;

/** Whether linting is typed. */
export function hasTypes(sourceCode: SourceCode): boolean {
  const { program, esTreeNodeToTSNodeMap: nodes } = servicesOf(sourceCode);
  return Boolean(program && nodes);
}

/** Types of a linted file, where its parser gives them. */
export function parserTypes(sourceCode: SourceCode, fileOf: (filename: string) => string): TypeOracle | undefined {
  const { program, esTreeNodeToTSNodeMap: nodes } = servicesOf(sourceCode);
  if (!program || !nodes) return undefined;
  const checker = program.getTypeChecker();
  return createTypeOracle({
    checker,
    typeAt(node) {
      const at = nodes.get(node);
      return at && { type: checker.getTypeAtLocation(at), at };
    },
    sourceOf: (filename) => /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(filename)?.[1] ?? fileOf(filename),
  });
}
