/** One line of well-formed text: NUL is U+FFFD (PostgreSQL refuses it), white space is one space, no-break where it was. */
export function tidyText(text: string): string {
	return text
		.toWellFormed()
		.replaceAll('\0', '\ufffd')
		.replace(/\s+/g, (run) => (/^[\u00a0\u202f]$/.test(run) ? run : ' '))
		.trim();
}

/** The paragraphs of a text, each tidied to one line. */
export function paragraphsOf(text: string): string[] {
	return text
		.split(/\n\s*\n/)
		.map(tidyText)
		.filter(Boolean);
}
