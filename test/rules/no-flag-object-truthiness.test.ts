import { testRule } from './rule-test.ts';

const UNLEASH = "import { useVariant, useFlag } from '@unleash/proxy-client-react';\n";
const SPLIT = "import { SplitFactory } from '@splitsoftware/splitio';\nconst client = SplitFactory({}).client();\n";
const FEATURE = "import { OpenFeature } from '@openfeature/server-sdk';\nconst client = OpenFeature.getClient();\n";

testRule('no-flag-object-truthiness', {
  valid: [
    "if (isOn('new-nav')) a();",
    "if (variant('checkout') === 'b') a();",
    `${UNLEASH}const X = () => (useFlag('new-nav') ? <b /> : <i />);`,
    `${UNLEASH}const X = () => (useVariant('checkout').enabled ? <b /> : <i />);`,
    `${UNLEASH}const X = () => { const v = useVariant('checkout'); return v.name === 'b' ? <b /> : <i />; };`,
    // a guard, for what may be missing
    `${UNLEASH}const X = () => { const v = useVariant('checkout'); return v && v.enabled ? <b /> : <i />; };`,
    `${UNLEASH}const X = () => { const v = useVariant('checkout'); if (!v) return null; return <Page name={v.name} />; };`,
    // whether it has arrived, which is not the flag
    `${UNLEASH}const X = () => { const v = useVariant('checkout'); send(v ?? {}); send(v || {}); };`,
    `${SPLIT}if (client.getTreatment('checkout') === 'on') a();`,
    // an empty string is what the default says off is
    `${FEATURE}const f = async () => { if (await client.getStringValue('checkout', '')) a(); };`,
    `${FEATURE}const f = async () => { if (await client.getBooleanValue('new-nav', false)) a(); };`,
    `${FEATURE}const f = async () => { const d = await client.getBooleanDetails('new-nav', false); if (d.value) a(); };`,
  ],
  invalid: [
    `${UNLEASH}const X = () => (useVariant('checkout') ? <b /> : <i />);`,
    `${UNLEASH}const X = () => { const v = useVariant('checkout'); return !v ? <b /> : <i />; };`,
    `${UNLEASH}const X = () => { const v = useVariant('checkout'); const isNew = Boolean(v); return isNew && <b />; };`,
    `${UNLEASH}const X = () => <p>{useVariant('checkout') && <b />}</p>;`,
    `${UNLEASH}const X = () => (useVariant('checkout').name ? <b /> : <i />);`,
    `${SPLIT}if (user && client.getTreatment('checkout')) a();`,
    `${FEATURE}const f = async () => { if (await client.getStringValue('checkout', 'control')) a(); };`,
    `${FEATURE}const f = async () => { const d = await client.getBooleanDetails('new-nav', false); if (d) a(); };`,
  ],
});
