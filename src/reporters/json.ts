import type { Reporter } from './types.ts';

/** The whole report; the format is published as `unflag/schema/scan.json`. */
const json: Reporter = (report, { write }) => {
  write(`${JSON.stringify(report, null, 2)}\n`);
};

export default json;
