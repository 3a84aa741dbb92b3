/** A variable has a value that cannot be; the message names it and says what it may be. */
export class ConfigError extends Error {}
