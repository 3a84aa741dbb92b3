type Memory = 'localStorage' | 'sessionStorage';

/** What this browser remembers for its reader, or only this tab; nothing, where it is told to remember nothing. */
export function recall(name: string, memory: Memory = 'localStorage'): string | null {
	try {
		return window[memory].getItem(`dugnad:${name}`);
	} catch {
		return null;
	}
}

/** Remembers a value, or forgets it when it is `null`. */
export function remember(name: string, value: string | null, memory: Memory = 'localStorage'): void {
	try {
		if (value === null) window[memory].removeItem(`dugnad:${name}`);
		else window[memory].setItem(`dugnad:${name}`, value);
	} catch {
		// Full, or refused by the reader: the player works without.
	}
}
