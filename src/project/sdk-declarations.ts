import { receiversIn } from '../facts/sdk-index.ts';
import { BRAND } from '../resolve/type-oracle.ts';
import type { Sdk } from '../sdks/types.ts';

/** Something that a package exports, or a part of that, as far as flags are asked of it. */
interface Part {
  /** The path by which forms know it. */
  receiver?: string;
  /** What a call of it yields. */
  result?: Part;
  readonly members: Map<string, Part>;
}

const GENERIC = '<A = any, B = any, C = any>';

/**
 * Declarations of an SDK's package, of nothing but what flags are asked of: types are followed without the package being installed,
 * and without reading thousands of lines of it.
 */
export function sdkDeclarations(sdks: readonly Sdk[]): string {
  const root: Part = { members: new Map() };
  for (const receiver of sdks.flatMap(receiversIn)) {
    if (/^(?:import|this)\b/.test(receiver)) continue;
    // `new X()` is an instance of X, and so is what has the type X.
    const path = receiver.replace(/^new ([\w$]+)\(\)/, '$1');
    let part = root;
    for (const [step] of path.matchAll(/[\w$]+|\(\)/g)) part = step === '()' ? (part.result ??= { members: new Map() }) : memberOf(part, step);
    part.receiver ??= receiver;
  }
  return [...root.members].map(([name, part]) => declare(name, part)).join('\n');
}

function memberOf({ members }: Part, name: string): Part {
  const member = members.get(name) ?? { members: new Map<string, Part>() };
  members.set(name, member);
  return member;
}

function declare(name: string, part: Part): string {
  if (name === 'default') return `${declareAs('unflagDefault', part)}\nexport default unflagDefault;`;
  return `export ${declareAs(name, part)}`.replaceAll('\n', '\nexport ');
}

/** A value, and a type of the same name: a class or an interface, or the namespace of some. */
function declareAs(name: string, part: Part): string {
  const types = [...part.members].filter(([member]) => /^[A-Z]/.test(member)).map(([member, inner]) => `interface ${member}${GENERIC} ${bodyOf(inner)}`);
  return [
    `declare const ${name}: ${name}Value;`,
    `interface ${name}Value { new ${GENERIC}(...given: any[]): ${name}<A, B, C>; ${contentOf(part)}}`,
    `interface ${name}${GENERIC} ${bodyOf(part)}`,
    ...(types.length > 0 ? [`declare namespace ${name} { ${types.join(' ')} }`] : []),
  ].join('\n');
}

const bodyOf = (part: Part): string => `{ ${contentOf(part)}}`;

function contentOf({ receiver, result, members }: Part): string {
  const brand = receiver === undefined ? '' : `readonly ${JSON.stringify(BRAND + receiver)}: never; `;
  const call = result ? `${GENERIC}(...given: any[]): ${bodyOf(result)}; ` : '';
  return brand + call + [...members].map(([name, part]) => `readonly ${name}: ${bodyOf(part)}; `).join('');
}
