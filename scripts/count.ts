import { readFileSync } from 'node:fs';
import { RESULTS } from './results.ts';

interface Results {
  numPassedTests: number;
  numFailedTests: number;
  testResults: { status: string; assertionResults: unknown[] }[];
}

/** Prints how many tests passed and failed in the last `npm run check`; a test file that did not load counts as one. */
function count(): string {
  let results: Results;
  try {
    results = JSON.parse(readFileSync(RESULTS, 'utf8')) as Results;
  } catch {
    return '0 passed, 0 failed';
  }
  const broken = results.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0);
  return `${String(results.numPassedTests)} passed, ${String(results.numFailedTests + broken.length)} failed`;
}

console.log(count());
