import { moduleName } from '../src/facts/sdk-index.ts';
import { defineRule } from '../src/lint/define-rule.ts';
import type { Form } from '../src/sdks/types.ts';

/** Something to call or render: what a read of the SDK can be replaced by. */
const isReader = ({ kind, role = 'read' }: Form): boolean =>
  role === 'read' && (kind === 'function' || kind === 'component' || kind === 'factory');

export default defineRule({
  name: 'no-direct-sdk-read',
  scope: 'file',
  meta: {
    type: 'suggestion',
    docs: {
      description: "disallow reading flags from a provider's SDK where the project has functions of its own",
      preset: 'strict',
      level: 'warn',
    },
    messages: {
      direct:
        'This reads {{ flag }} from the SDK of {{ title }} directly. This project reads flags through {{ routers }}: defaults, logging and tests have one place there.',
    },
    schema: [
      {
        type: 'object',
        properties: {
          ignoreSdks: {
            type: 'array',
            items: { type: 'string' },
            uniqueItems: true,
            description: 'SDKs that may be read from anywhere.',
          },
        },
        additionalProperties: false,
      },
    ],
    defaultOptions: { ignoreSdks: ['env'] },
    skipsTests: true,
  },
  *check({ facts, file, config, options }) {
    const routers = config.routers.filter(({ modules, forms }) => modules.length > 0 && forms.some(isReader));
    const isRouter = config.routers.some(({ modules }) =>
      modules.some((module) => moduleName(module) === moduleName(file)),
    );
    if (routers.length === 0 || isRouter) return;
    for (const { sdk, keys, range, forwarded } of facts.evaluations) {
      const known = config.sdks.find(({ name }) => name === sdk);
      if (!known || forwarded || options.ignoreSdks.includes(sdk)) continue;
      const [key] = keys;
      yield {
        range,
        ...(key !== undefined && { key }),
        messageId: 'direct',
        data: {
          flag: key === undefined ? 'a flag' : `flag "${key}"`,
          title: known.title,
          routers: routers
            .flatMap(({ modules }) => modules)
            .map((module) => `\`${module}\``)
            .join(' or '),
        },
      };
    }
  },
});
