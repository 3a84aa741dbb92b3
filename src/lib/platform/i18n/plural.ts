/** The form of a word that goes with a count; languages that say more than one and other are not ours yet. */
export interface CountForms {
	one: string;
	other: string;
}

/** Says counts in one language: `saysCount('nb-NO')(3, { one: 'case', other: 'caser' })` is `3 caser`. */
export function saysCount(language: string): (count: number, forms: CountForms) => string {
	const rules = new Intl.PluralRules(language);
	const numbers = new Intl.NumberFormat(language);
	return (count, forms) => `${numbers.format(count)} ${rules.select(count) === 'one' ? forms.one : forms.other}`;
}
