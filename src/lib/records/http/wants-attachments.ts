import { readBoolean } from '../read-parameters.ts';
import type { Visit } from './exchange.ts';
import { optional } from './parameters.ts';

/** Whether a visitor asked for the attachments too. */
export function wantsAttachments({ parameters, version }: Visit): boolean {
	return optional(parameters, 'attachments', (text) => readBoolean(text, 'attachments', version)) ?? false;
}
