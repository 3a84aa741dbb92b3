import type { XapiVersion } from './statement.ts';

/** Whose rules a version header asks for: 1.0 and 1.0.x mean 1.0.3's, 2.0 and 2.0.x mean 2.0.0's, others are unknown. */
export function readVersion(header: string | null | undefined): XapiVersion | undefined {
	const [, major] = /^(1|2)\.0(?:\.\d+)?$/.exec(header?.trim() ?? '') ?? [];
	if (major === '1') return '1.0.3';
	return major === '2' ? '2.0.0' : undefined;
}
