/** The marks that a language puts around a quote: `«…»` in Norwegian, `“…”` in English. */
export function quotationMarks(language: string): [open: string, close: string] {
	return language.startsWith('en') ? ['“', '”'] : ['«', '»'];
}
