import type { Turn } from './transcript.ts';

/** Whether two turns have the same words by the same speaker, whenever they are said. */
export function saysTheSame(a: Turn | undefined, b: Turn | undefined): boolean {
	return a !== undefined && b !== undefined && a.text === b.text && a.speaker === b.speaker && a.kind === b.kind;
}
