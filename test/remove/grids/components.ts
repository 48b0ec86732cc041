import { defineGrid, withFlags } from './grid.ts';

/** Components that a property `on` decides. */
const components = [
  'export function E({ on, n }) { return on ? <b>{n}</b> : <i>old</i>; }', `export function E({ on = false, n = 2 }) { return <b className={on ? 'new' : 'old'}>{n}</b>; }`, 'export const E = (props) => (props.on ? <b>{props.n}</b> : <i>{props.children}</i>);', 'export const E = ({ on, ...rest }) => (on ? <b {...rest} /> : <i />);',
  'export const E = (props) => <Inner {...props} />;\nfunction Inner({ on, n }) { return on ? <b>{n}</b> : <i>old</i>; }', 'export const E = memo(({ on, n }) => (on ? <b>{n}</b> : null));', 'export const E = memo(function E({ on, n }) { return on ? <b>{n}</b> : null; }, (p, q) => p.on === q.on);', `export const E = forwardRef(({ on, n }, ref) => <b ref={ref}>{on ? n : 'old'}</b>);`,
  'export class E extends Component { render() { const { on, n } = this.props; return on ? <b>{n}</b> : <i>old</i>; } }', 'export class E extends Component { constructor(props) { super(props); this.state = { on: props.on }; } render() { return this.state.on ? <b>{this.props.n}</b> : <i>old</i>; } }', 'export class E extends Component { static defaultProps = { on: false }; render() { return this.props.on ? <b>{this.props.n}</b> : <i>old</i>; } }',
  'export class E extends Component { state = { on: this.props.on, m: 1 }; render() { const { on, m } = this.state; return on ? <b>{m}</b> : <i>{this.props.n}</i>; } }', `export function E({ on, n }) { return on ? <b>{n}</b> : <i>old</i>; }\nE.defaultProps = { n: 4 };\nE.displayName = 'E';`, 'export function E({ on, n, children }) { const [s] = useState(on); return s ? <b>{children}</b> : <i>{n}</i>; }',
  'export function E({ on, n }) { const v = useMemo(() => (on ? n : 0), [on, n]); return <b>{v}</b>; }', 'const Ctx = createContext(false);\nexport function E({ on, n }) { return <Ctx.Provider value={on}><Sub n={n} /></Ctx.Provider>; }\nfunction Sub({ n }) { const on = useContext(Ctx); return on ? <b>{n}</b> : <i>old</i>; }',
  'const Ctx = createContext({ on: false, m: 1 });\nexport function E({ on, n }) { const value = useMemo(() => ({ on, m: n }), [on, n]); return <Ctx.Provider value={value}><Sub /></Ctx.Provider>; }\nfunction Sub() { const { on, m } = useContext(Ctx); return on ? <b>{m}</b> : <i>old</i>; }', 'export function E({ on, children }) { return typeof children === "function" ? children(on) : on ? children : null; }',
  'export function E({ on, render }) { return render ? render({ on }) : on ? <b /> : null; }', 'export function E(props) { const { on } = props; show(Object.keys(props)); return on ? <b>{props.n}</b> : null; }', `export function E({ on, n }) { return createElement(on ? 'b' : 'i', null, n); }`, 'export function E({ on, n }) { useEffect(() => { log(1); }, [on]); return <b>{on && n}</b>; }',
  `export function E({ on, n }) { return <>{on ? <b>{n}</b> : <i>old</i>}{!on && 'text'}</>; }`, `export function E({ on, n }) { return cloneElement(<b id="k" />, { title: on ? 'y' : 'n' }, n); }`, 'function wrap(X) { return (p) => <X {...p} n={3} />; }\nexport const E = wrap(({ on, n }) => (on ? <b>{n}</b> : <i>{n}</i>));', 'export function E({ on, n }) { if (!on) return null; const items = [1, 2].map((i) => <b key={i}>{on ? i : n}</b>); return items; }',
  `export function E({ kind, on }) { const map = { a: on ? <b /> : <i />, b: null }; return map[kind ?? 'a']; }`, 'export function E(props) { return <Deep deep={{ on: props.on }} />; }\nfunction Deep({ deep }) { return deep.on ? <b /> : <i />; }', `const styledLike = (f) => (p) => <em style={{ color: f(p) }} />;\nexport const E = styledLike((p) => (p.on ? 'red' : 'blue'));`,
  'function usePart({ on, n }) { const label = on ? "new" : "old"; return { label, n }; }\nexport function E({ on, n }) { const { label, n: m } = usePart({ on, n }); return <b title={label}>{m}</b>; }', 'function usePart(on) { const [s, set] = useState(0); return { on, s, set, both: on && s }; }\nexport function E({ on, n }) { const part = usePart(on); return part.on ? <b>{part.s}{n}</b> : <i>{String(part.both)}</i>; }',
  'const reduce = (state, action) => ({ ...state, ...action });\nexport function E({ on, n }) { const [state] = useReducer(reduce, { on, n }); return state.on ? <b>{state.n}</b> : <i>old</i>; }', 'export function E({ on, n }) { const Tag = on ? New : Old; return <Tag n={n} />; }\nfunction New({ n }) { return <b>{n}</b>; }\nfunction Old() { log(2); return <i />; }', 'export const E = lazyLike(() => ({ default: ({ on, n }) => (on ? <b>{n}</b> : <i />) }));\nfunction lazyLike(f) { const { default: X } = f(); return (p) => <X {...p} />; }',
  'export const E = ({ on, n, ...rest }) => <b {...rest} data-on={on} {...(on && { id: n })} />;', 'export const E = ({ on, n, Icon = on ? New : Old }) => <Icon n={n} />;\nfunction New({ n }) { return <b>{n}</b>; }\nfunction Old() { return <i />; }', 'export const E = ({ on, n }) => <p>{on && <b>{n}</b>} text {on ? "" : <i />}{"\\u00a0"}</p>;', 'export const E = ({ on, n }) => (\n  <p>\n    {/* about the new one */}\n    {on ? (\n      <b>{n}</b>\n    ) : (\n      <i>old</i>\n    )}\n    text\n  </p>\n);',
] as const;

const callers = [
  `<E on={flag('x')} n={1} />`, `<E on={flag('x')} n={1}>kid</E>`, `<E n={1} on={flag('x')} n={2} />`, `<E {...{ on: flag('x'), n: 3 }} />`, `<E on={flag('x')} {...props} />`, `<E {...props} on={flag('x')} />`, `<><E on={flag('x')} n={1} /><E on={flag('x')} n={2} /></>`, `<><E on={flag('x')} n={1} /><E on n={2} /></>`, `<><E on={flag('x')} n={1} /><E n={2} /></>`,
  `<><E on={flag('x')} n={1} /><E on={flag('y')} n={2} /></>`, `<><E on={flag('x')} n={1} /><E on={!flag('x')} n={2} /></>`, `<E on={flag('x')}>{(on) => (on ? <u /> : <s />)}</E>`, `<E on={flag('x')} render={({ on }) => (on ? <u /> : <s />)} />`, `createElement(E, { on: flag('x'), n: 1 })`, `[flag('x')].map((on, k) => <E key={k} on={on} n={1} />)`, `<E on={flag('x') && b} n={1} />`,
  `<E on={flag('x') ? 1 : 0} n={1} />`, `<Any as={E} on={flag('x')} n={1} />`, `<E on={flag('x')} n={log(1)} />`, `<E {...(flag('x') ? { on: true } : {})} n={1} />`, `<E {...(flag('x') && { on: true, n: 5 })} />`, `<E on={flag('x')} kind="b" />`, '<Own n={4} />', `<E on={flag('x')} n={<i>{flag('x') ? 1 : 2}</i>} />`, `flag('x') ? <E on n={1} /> : <E n={2} />`,
  `flag('x') && <E on={!flag('x')} n={1} />`, '<E on={useOn()} n={1} />', `<E key={flag('x') ? 'k' : 'l'} on={flag('x')} />`, `<Feature flag="x" fallback={<E n={2} />}><E on n={1} /></Feature>`, `<Feature flag="x"><E on={flag('x')} n={1} /></Feature>`, `<Feature flag="x" fallback={<E on={b} />}>text</Feature>`, '<Hook n={2} />', '<Object_ />',
  `cloneElement(<E n={1} />, { on: flag('x') })`, `<E on={Boolean(flag('x'))} n={1}>{flag('x') && 'kid'}</E>`, `(() => { const Part = flag('x') ? E : 'p'; return <Part n={1} />; })()`, `(() => { const rest = { n: 1 }; if (flag('x')) rest.on = true; return <E {...rest} />; })()`,
] as const;

const IMPORTS = ['Component', 'cloneElement', 'createContext', 'createElement', 'forwardRef', 'memo', 'useContext', 'useEffect', 'useMemo', 'useReducer', 'useState'];

/** A module with what it needs of React, of the flag system and of these helpers. */
function rendering(text: string): string {
  const named = IMPORTS.filter((name) => new RegExp(`(?<![\\w$.])${name}\\b`).test(text));
  return `${named.length > 0 ? `import { ${named.join(', ')} } from 'react';\n` : ''}${text.includes('<Feature') ? `import { Feature } from './flags';\n` : ''}${withFlags(text)}`;
}

const HELPERS: Readonly<Record<string, string>> = {
  Any: 'function Any({ as: X, ...rest }) { return <X {...rest} />; }\n',
  Own: `function Own({ n }) { const on = flag('x'); return <E on={on} n={n} />; }\n`,
  useOn: `function useOn() { const on = flag('x'); useEffect(() => {}, [on]); return on; }\n`,
  Hook: `function useParts() { const on = flag('x'); const [n] = useState(3); return { on, n }; }\nfunction Hook({ n }) { const { on, n: own } = useParts(); return on ? <E on={on} n={own} /> : <E n={n} />; }\n`,
  Object_: `const parts = { on: flag('x'), n: 7 };\nfunction Object_() { return <E {...parts} />; }\n`,
  props: 'const props = { n: 6 };\n',
};

const page = (caller: string, top: string): string => {
  const helpers = Object.keys(HELPERS).filter((name) => caller.includes(name)).map((name) => HELPERS[name] ?? '').join('');
  return rendering(`${top}\n${helpers}function Page({ b }) {\n  return (\n    <div>{${caller}}</div>\n  );\n}\nexport function run(a, b) {\n  return render(<Page b={b} />);\n}\n`);
};

const places: Readonly<Record<string, (component: string, caller: string) => Readonly<Record<string, string>>>> = {
  same: (component, caller) => ({ 'program.jsx': page(caller, component.replaceAll('export ', '')) }),
  other: (component, caller) => ({ 'program.jsx': page(caller, `import { E } from './e';`), 'e.jsx': rendering(`${component}\n`) }),
  default: (component, caller) => ({ 'program.jsx': page(caller, `import E from './e';`), 'e.jsx': rendering(`${component.replaceAll('export ', '')}\nexport default E;\n`) }),
  'also elsewhere': (component, caller) => ({ 'program.jsx': page(caller, `import { E } from './e';\nimport { Other } from './other';\nshow(render(<Other />));`), 'e.jsx': rendering(`${component}\n`), 'other.jsx': rendering(`import { E } from './e';\nexport const Other = () => <E on={flag('x')} n={8} />;\n`) }),
};

/** Components that the flag decides by a property, hook, context or gate, and where they are rendered. */
export const components_ = defineGrid({
  about: 'each component that the flag decides, rendered in each way, from its own module or others',
  axes: { component: components, caller: callers, place: Object.keys(places) },
  files: ({ component, caller, place }) => places[place]?.(component, caller),
});
