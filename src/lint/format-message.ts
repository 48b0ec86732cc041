/** Puts data into a message's placeholders, as ESLint does. */
export const formatMessage = (message: string, data: Readonly<Record<string, string>> = {}): string =>
  message.replaceAll(/\{\{([^{}]+)\}\}/g, (placeholder, name: string) => data[name.trim()] ?? placeholder);
