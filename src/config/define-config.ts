import type { UserConfig } from './types.ts';

/** Keeps a configuration file's types checked. */
export const defineConfig = (config: UserConfig): UserConfig => config;
