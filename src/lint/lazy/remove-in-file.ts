/** Only suggestions need it. */
export { removeInFile } from '../../remove/remove-in-file.ts';
