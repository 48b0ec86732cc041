import type { Pass } from '../pass.ts';
import { alias } from './alias.ts';
import { argument } from './argument.ts';
import { arrowBody } from './arrow-body.ts';
import { assignment } from './assignment.ts';
import { builtObject } from './built-object.ts';
import { conditional } from './conditional.ts';
import { constant } from './constant.ts';
import { ifStatement } from './if-statement.ts';
import { dependencies } from './dependencies.ts';
import { gate, jsx } from './jsx.ts';
import { list } from './list.ts';
import { logical } from './logical.ts';
import { loop } from './loop.ts';
import { member } from './member.ts';
import { promiseAll } from './promise-all.ts';
import { sequence } from './sequence.ts';
import { sieve } from './sieve.ts';
import { spread } from './spread.ts';
import { statement } from './statement.ts';
import { sweep } from './sweep.ts';
import { switchStatement } from './switch.ts';
import { template } from './template.ts';
import { tryStatement } from './try.ts';
import { unexport } from './unexport.ts';
import { unreachable } from './unreachable.ts';

/** All passes; of two that want the same text the earlier one has it. */
export const passes: readonly Pass[] = [ifStatement, switchStatement, loop, tryStatement, unreachable, statement, gate, jsx, dependencies, promiseAll, list, sieve, spread, argument, assignment, builtObject, alias, arrowBody, constant, conditional, logical, sequence, template, member, unexport, sweep];
