/** Whether whoever asks has said that they do not want to be counted: Global Privacy Control, or what came before it. */
export function asksNotToBeCounted(header: (name: string) => unknown): boolean {
	return header('sec-gpc') === '1' || header('dnt') === '1';
}
