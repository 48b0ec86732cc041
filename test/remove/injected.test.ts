import { describe, expect, it } from 'vitest';
import { removal, removed } from './removed.ts';

const flags = `export class FlagSet {\n  constructor(readonly client: Client) {}\n}\n`;
const service = (decorators: string, params: string, rest = ''): string => `import { Injectable } from '@nestjs/common';\nimport { FlagSet } from './flag-set';\nimport { Log } from './log';\n\n${decorators}export class Service {\n  constructor(${params}) {}\n\n  run() {\n    this.log.info(this.client.x ? 1 : 2);\n  }${rest}\n}\n`;
const log = `export class Log {\n  info(n: number) {\n    console.log(n);\n  }\n}\n`;
const file = (text: string, others: Readonly<Record<string, string>>): unknown => removed({ 'src/service.ts': text, 'sr./flag-set.ts': flags, 'src/log.ts': log, ...others }, true);

describe('private parameters of constructors that only asked for flags', () => {
  const params = 'private readonly client: FlagSet, private log: Log';
  const without = `import { Injectable } from '@nestjs/common';\nimport { Log } from './log';\n\n@Injectable()\nexport class Service {\n  constructor(private log: Log) {}\n\n  run() {\n    this.log.info(1);\n  }\n}\n`;

  it('go where a container constructs the class, with what tests give them', () => {
    const module = `import { Module, forwardRef } from '@nestjs/common';\nimport { Service } from './service';\nconst providers = [Service];\n@Module({ providers: [...providers, { provide: 'service', useClass: Service }], exports: [forwardRef(() => Service)] })\nexport class App {\n  constructor(private service: Service) {\n    service.run();\n  }\n}\n`;
    expect(file(service('@Injectable()\n', params), { 'src/app.ts': module, 'src/service.test.ts': `import { Service } from './service';\nconst service = new Service(fakeFlags(), log);\n` })).toMatchObject({
      'src/service.ts': without,
      'src/service.test.ts': `import { Service } from './service';\nconst service = new Service(log);\n`,
      problems: [],
    });
  });

  it('go with the constructor that has no more to do', () => {
    const text = `import { Injectable } from '@nestjs/common';\nimport { FlagSet } from './flag-set';\n\n@Injectable()\nexport class Service {\n  n = 1;\n\n  constructor(@Inject('FLAGS') private readonly client: FlagSet) {}\n\n  run() {\n    return this.client.x ? this.n : 2;\n  }\n}\n`;
    expect(file(text, { 'src/app.ts': `import { Service } from './service';\nexport const providers = [Service];\n` })).toMatchObject({
      'src/service.ts': `import { Injectable } from '@nestjs/common';\n\n@Injectable()\nexport class Service {\n  n = 1;\n\n  run() {\n    return this.n;\n  }\n}\n`,
      problems: [],
    });
  });

  it('go with the argument of every `new`', () => {
    const used = (argument: string): string => `import { Service } from './service';\nexport const service = (flags: unknown, log: unknown) => new Service(${argument}, log);\n`;
    expect(file(service('', params), { 'src/app.ts': used('flags') })).toMatchObject({ 'src/service.ts': without.replace('@Injectable()\n', ''), 'src/app.ts': expect.stringContaining('new Service(log)') as string, problems: [] });
    expect(file(service('', params), { 'src/app.ts': used('makeFlags()') })).not.toHaveProperty('src/app.ts');
  });

  it('go where other code names the class as a type; a container may read the types of what is decorated', () => {
    const app = `import { Service } from './service';\nexport class App {\n  private service: Service;\n  constructor(flags: FlagSet, log: Log) {\n    this.service = new Service(flags, log);\n  }\n}\n`;
    expect(file(service('', params), { 'src/app.ts': app })).toMatchObject({ 'src/service.ts': without.replace('@Injectable()\n', ''), 'src/app.ts': app.replace('flags, log)', 'log)'), problems: [] });
    expect(file(service('@Provided()\n', params), { 'src/app.ts': app })).not.toHaveProperty('src/app.ts');
  });

  it.each([
    ['another class extends it', `import { Service } from './service';\nexport class More extends Service {}\n`],
    ['its arguments are listed', `import { Service } from './service';\nimport { FlagSet } from './flag-set';\nimport { Log } from './log';\nexport const providers = [{ provide: Service, deps: [FlagSet, Log] }];\n`],
    ['a function of the project gets it', `import { Service } from './service';\nexport const make = (T: new (...given: unknown[]) => unknown) => new T(1, 2);\nexport const service = make(Service);\n`],
    ['a name is given to it', `import { Service } from './service';\nconst Other = Service;\nexport const service = new Other(a, b);\n`],
    ['what it is given is spread', `import { Service } from './service';\nexport const service = (given: [FlagSet, Log]) => new Service(...given);\n`],
  ])('stay where %s', (_why, other) => {
    expect(file(service('@Injectable()\n', params), { 'src/app.ts': other })).toMatchObject({ 'src/service.ts': expect.stringContaining(`constructor(${params})`) as string, problems: [] });
  });

  it('stay where others can name them, or the class still does', () => {
    const app = { 'src/app.ts': `import { Service } from './service';\nexport const providers = [Service];\n` };
    for (const [given, rest] of [['readonly client: FlagSet, private log: Log', ''], [params, `\n\n  isOn() {\n    return this.client.y;\n  }`], [params, `\n\n  get(name: 'log') {\n    return this[name];\n  }`]] as const) {
      expect(file(service('@Injectable()\n', given, rest), app)).toMatchObject({ 'src/service.ts': expect.stringContaining(`constructor(${given})`) as string, problems: [] });
    }
  });

  it('are named where they served what went: a container may do something when it makes them', () => {
    const text = `import { Injectable } from '@nestjs/common';\nimport { flag } from './flags';\nimport { Log } from './log';\n\n@Injectable()\nexport class Service {\n  constructor(\n    private log: Log,\n    private readonly clock: Clock,\n  ) {}\n\n  run() {\n    if (!flag('x')) this.log.info(1);\n    return this.clock.now();\n  }\n}\n`;
    const { notices } = removal({ 'src/service.ts': text, 'src/log.ts': log }, 'x', true);
    expect(notices).toMatchObject([{ file: 'src/service.ts', line: 7, column: 13, reason: 'nothing reads log any more, and making it may have effects' }]);
  });
});
