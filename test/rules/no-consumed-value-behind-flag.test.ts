import { testRule } from './rule-test.ts';

testRule('no-consumed-value-behind-flag', {
  valid: [
    // taken on the side that uses it
    "async function f() { if (isOn('new-nav')) { const m = await queue.receive(); handle(m); } }",
    // both sides use it
    "async function f() { const m = await queue.receive(); if (isOn('new-nav')) handle(m); else old(m); }",
    "async function f() { const m = await queue.receive(); handle(m); if (isOn('new-nav')) count(m); }",
    "async function f() { const m = await queue.receive(); if (isOn('new-nav')) { handle(m); return; } return m; }",
    // it comes again where it is not acknowledged
    "async function f() { const m = await queue.receive(); if (isOn('new-nav')) { await handle(m); await queue.ack(m); } }",
    "async function f() { const m = await queue.receive(); if (isOn('new-nav')) { await handle(m.body); await m.ack(); } else { await queue.release(m); } }",
    // an array that ends with its function
    "function f(path) { const name = path.split('/').pop(); if (isOn('new-nav')) show(name); }",
    "function f(path) { const parts = path.split('/'); const name = parts.pop(); if (isOn('new-nav')) show(name); }",
    "function f(args) { const last = args.pop(); if (isOn('new-nav')) show(last); }",
    // nothing is taken away
    "function f() { const m = queue.peek(); if (isOn('new-nav')) handle(m); }",
    "function f() { const user = load(); if (isOn('new-nav')) greet(user); }",
    // no flag, or not one that tells the side
    'function f() { const m = queue.shift(); if (user) handle(m); }',
    // before it is taken
    "function f() { if (isOn('new-nav')) prepare(); const m = this.queue.shift(); handle(m); }",
    {
      code: "async function f() { const m = await queue.receive(); if (isOn('new-nav')) handle(m); }",
      filename: 'src/file.test.tsx',
    },
  ],
  invalid: [
    "async function f() {\n  const m = await queue.receive();\n  if (isOn('new-nav')) handle(m);\n}",
    "class Worker {\n  run() {\n    const job = this.jobs.shift();\n    if (!job) return;\n    if (isOff('new-nav')) return;\n    this.handle(job);\n  }\n}",
    "const waiting = [];\nfunction f() {\n  let job;\n  while ((job = waiting.pop())) {\n    if (isOn('new-nav')) handle(job.id);\n  }\n}",
    "function f(state) {\n  const { queue } = state;\n  const item = queue.shift();\n  return isOn('new-nav') ? render(item) : null;\n}",
    "async function f() {\n  const { Messages } = await sqs.send(new ReceiveMessageCommand({}));\n  isOn('new-nav') && (await handle(Messages));\n}",
    "async function f() {\n  const m = await queue.next();\n  if (isOn('new-nav')) await handle(m);\n  await queue.ack(m);\n}",
    "async function f() {\n  const m = await sqs.send(new ReceiveMessageCommand({}));\n  if (isOn('new-nav')) await handle(m);\n  await sqs.send(new DeleteMessageCommand({ ReceiptHandle: m.ReceiptHandle }));\n}",
    {
      code: "async function f() {\n  const row = await table.claimNext();\n  if (isOn('new-nav')) await handle(row);\n}",
      options: { calls: ['claimNext'] },
    },
  ],
});
