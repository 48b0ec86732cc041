/** A number with its noun: `1 flag`, `2 flags`. */
export const count = (number: number, noun: string, plural = `${noun}s`): string => `${String(number)} ${number === 1 ? noun : plural}`;
