import type { DefinitionType as Types } from '@typescript-eslint/scope-manager';

/** What a variable is declared by, in the scope manager's words; written out here so that naming them does not load it. */
export const DefinitionType = {
  CatchClause: 'CatchClause',
  ClassName: 'ClassName',
  FunctionName: 'FunctionName',
  ImplicitGlobalVariable: 'ImplicitGlobalVariable',
  ImportBinding: 'ImportBinding',
  Parameter: 'Parameter',
  TSEnumName: 'TSEnumName',
  TSEnumMember: 'TSEnumMemberName',
  TSModuleName: 'TSModuleName',
  Type: 'Type',
  Variable: 'Variable',
} as unknown as typeof Types;
