/** What suggestions take: half of the plugin's code. The build loads it when the first suggestion asks for it. */
export { removeInFile } from '../remove/remove-in-file.ts';
