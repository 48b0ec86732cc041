import { classes } from './classes.ts';
import { components_ as components } from './components.ts';
import { exports_ as exports } from './exports.ts';
import { expressions } from './expressions.ts';
import type { Grid } from './grid.ts';
import { parameters } from './parameters.ts';
import { returned } from './returned.ts';
import { statements } from './statements.ts';
import { tests } from './tests.ts';

export const grids: Readonly<Record<string, Grid>> = { expressions, statements, exports, parameters, returned, classes, components, tests };
