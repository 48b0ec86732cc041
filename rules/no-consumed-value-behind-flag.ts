import type { NamedCall } from '../src/facts/types.ts';
import { defineRule } from '../src/lint/define-rule.ts';
import { sideInWords } from '../src/lint/phrases.ts';

/** Calls that take something out of where it was, for good. */
const CALLS = [
  'receive',
  'receiveMessage',
  'receiveMessages',
  'ReceiveMessageCommand',
  'dequeue',
  'pop',
  'shift',
  'lPop',
  'rPop',
  'lpop',
  'rpop',
  'blPop',
  'brPop',
  'blpop',
  'brpop',
  'getDel',
  'getdel',
];

/** Calls that tell a queue that a message is done with. */
const ACKNOWLEDGE = [
  'ack',
  'acknowledge',
  'complete',
  'completeMessage',
  'commit',
  'deleteMessage',
  'DeleteMessageCommand',
];

/** Methods of arrays too: of an array that ends with its function nothing is lost. */
const OF_ARRAYS: readonly string[] = ['pop', 'shift'];

export default defineRule({
  name: 'no-consumed-value-behind-flag',
  scope: 'file',
  meta: {
    type: 'problem',
    docs: {
      description: 'disallow taking data away for good and using it on one side of a flag only',
      preset: 'recommended',
      level: 'warn',
    },
    messages: {
      taken:
        'What `{{ call }}()` takes away for good is used on {{ side }} of flag "{{ flag }}" only (line {{ line }}): while the flag is on the other side, it is lost. Take it on that side, or do something with it on both.',
      acknowledged:
        'What `{{ call }}()` gives is used on {{ side }} of flag "{{ flag }}" only (line {{ line }}), and `{{ acknowledge }}()` is called for it on line {{ at }} all the same: while the flag is on the other side, it is lost. Acknowledge it where it is used.',
    },
    schema: [
      {
        type: 'object',
        properties: {
          calls: {
            type: 'array',
            items: { type: 'string' },
            uniqueItems: true,
            description: 'Names of functions, methods and commands that take data away for good.',
          },
          acknowledge: {
            type: 'array',
            items: { type: 'string' },
            uniqueItems: true,
            description: 'Names of functions, methods and commands after which a message does not come again.',
          },
        },
        additionalProperties: false,
      },
    ],
    defaultOptions: { calls: CALLS, acknowledge: ACKNOWLEDGE },
    skipsTests: true,
  },
  *check({ facts, line, options }) {
    const acknowledges = ({ name }: NamedCall): boolean => options.acknowledge.includes(name);
    for (const { name, written, range, point, branch, inside, outside, outlives } of facts.oneSidedValues ?? []) {
      const toggle = facts.togglePoints[point];
      const [known] = Object.entries(toggle?.branches[branch]?.sides ?? {}).filter(([, side]) => side !== 'mixed');
      if (!toggle || !known || !outside.every(acknowledges)) continue;
      const [acknowledged] = outside;
      const isTaken = options.calls.includes(name) && (outlives || !OF_ARRAYS.includes(name));
      if (!acknowledged && (!isTaken || inside.some(acknowledges))) continue;
      const [key, side] = known;
      const common = {
        range,
        key,
        related: [{ range: toggle.test, message: `flag "${key}" is decided here` }],
      };
      const data = { call: written, side: sideInWords(side), flag: key, line: String(line(toggle.test[0])) };
      yield acknowledged
        ? {
            ...common,
            messageId: 'acknowledged',
            data: { ...data, acknowledge: acknowledged.name, at: String(line(acknowledged.range[0])) },
          }
        : { ...common, messageId: 'taken', data };
    }
  },
});
