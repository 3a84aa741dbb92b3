import type { Locale } from '#lib/platform/locale.ts';
import { paths } from '#lib/platform/paths.ts';
import type { CaseFilter, Form } from './case-views.ts';

const slugs = ['theme', 'perspective', 'organisation', 'person', 'place', 'series'] as const;
const forms: readonly Form[] = ['listen', 'watch', 'read'];

/** Reads the filters out of an address; what cannot be a filter's value is left out. */
export function readFilter(params: URLSearchParams): CaseFilter {
	const filter: CaseFilter = {};
	for (const name of slugs) {
		const value = params.get(name);
		if (value && /^[a-z0-9-]{1,120}$/.test(value)) filter[name] = value;
	}
	const language = params.get('language');
	if (language && /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(language)) filter.language = language;
	const form = forms.find((one) => one === params.get('form'));
	if (form) filter.form = form;
	const goal = wholeNumber(params.get('goal'), 1, 17);
	if (goal) filter.goal = goal;
	const year = wholeNumber(params.get('year'), 1900, 2200);
	if (year) filter.year = year;
	return filter;
}

/** Which page of a long list an address asks for; the first when it asks for nothing sensible. */
export function readPage(params: URLSearchParams): number {
	return wholeNumber(params.get('page'), 1, 100_000) ?? 1;
}

function wholeNumber(text: string | null, least: number, most: number): number | undefined {
	if (!text || !/^[0-9]{1,6}$/.test(text)) return undefined;
	const value = Number(text);
	return value >= least && value <= most ? value : undefined;
}

/** The catalogue's address with these filters; only what is set stands in it. */
export function filterAddress(locale: Locale, filter: CaseFilter, page = 1): string {
	const params = writeFilter(filter, page);
	return params.size > 0 ? `${paths.cases(locale)}?${params}` : paths.cases(locale);
}

/** What `readFilter` and `readPage` read. */
export function writeFilter(filter: CaseFilter, page: number): URLSearchParams {
	const params = new URLSearchParams();
	for (const [name, value] of Object.entries(filter)) if (value !== undefined) params.set(name, String(value));
	if (page > 1) params.set('page', String(page));
	return params;
}

/** The same filters with one of them set to a value, or taken away. */
export function changeFilter(filter: CaseFilter, name: keyof CaseFilter, value: string | undefined): CaseFilter {
	const { [name]: _, ...others } = filter;
	return value === undefined ? others : { ...others, [name]: value };
}
