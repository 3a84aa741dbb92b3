import { ConfigError } from './config-error.ts';

/** A language model behind an OpenAI-compatible address. */
export interface LanguageModel {
	/** Up to and without `/chat/completions`. It may be a private address: only the operator names it. */
	url: string;
	/** Goes along as a bearer token. */
	key: string | undefined;
	name: string;
}

/** An address without user, query and fragment, which would hold secrets that are shown or be lost. */
export function isModelAddress(value: string): boolean {
	const url = URL.parse(value);
	return url !== null && /^https?:$/.test(url.protocol) && url.hostname !== '' && url.username === '' && !/[?#@]/.test(value);
}

/** The model that is configured, or none; half a configuration is refused, naming the variable that is missing. */
export function parseLanguageModel(
	value: Partial<Record<'MODEL_URL' | 'MODEL_KEY' | 'MODEL_NAME', string | undefined>>,
): LanguageModel | undefined {
	const { MODEL_URL: url, MODEL_KEY: key, MODEL_NAME: name } = value;
	if (url === undefined && name === undefined && key === undefined) return undefined;
	if (url === undefined)
		throw new ConfigError(
			`MODEL_${key ? 'KEY' : 'NAME'} is set without MODEL_URL. Set MODEL_URL to the model's address, or unset both.`,
		);
	if (name === undefined)
		throw new ConfigError(
			'MODEL_URL is set without MODEL_NAME. Set MODEL_NAME to what the server calls the model, or unset both.',
		);
	return { url: url.replace(/\/+$/, ''), key, name };
}
