import { join } from 'node:path';

/** Where `npm run check` leaves the results of the tests, as JSON. */
export const RESULTS = join(import.meta.dirname, '..', 'node_modules', '.cache', 'unflag', 'tests.json');
