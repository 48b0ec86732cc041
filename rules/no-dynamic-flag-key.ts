import { moduleName } from '../src/facts/sdk-index.ts';
import { defineRule } from '../src/lint/define-rule.ts';

export default defineRule({
  name: 'no-dynamic-flag-key',
  scope: 'file',
  meta: {
    type: 'suggestion',
    docs: {
      description: 'disallow flag keys that cannot be read off the code',
      preset: 'recommended',
      level: 'warn',
    },
    messages: {
      dynamic:
        'This read of a flag has a key that cannot be told from the code ({{ reason }}), so no search and no removal will find it. Write the key as a literal or a constant; if this function is how the project reads flags, describe it under `routers` in the configuration.',
      pattern:
        'This read asks for any flag like "{{ pattern }}", so no search and no removal will find it. Choose between whole keys instead.',
    },
    schema: [],
    defaultOptions: {},
    skipsTests: true,
  },
  *check({ facts, file, config }) {
    const isRouter = config.routers.some(({ modules }) =>
      modules.some((module) => moduleName(module) === moduleName(file)),
    );
    if (isRouter) return;
    for (const {
      exactness,
      amongOthers,
      forwarded,
      keyRange,
      range,
      reason = 'it is computed',
      pattern = '*',
    } of facts.evaluations) {
      if (forwarded) continue;
      const where = keyRange ?? range;
      if (exactness === 'dynamic' && !amongOthers) yield { range: where, messageId: 'dynamic', data: { reason } };
      if (exactness === 'pattern') yield { range: where, messageId: 'pattern', data: { pattern } };
    }
  },
});
