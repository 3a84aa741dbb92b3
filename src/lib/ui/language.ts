import { createContext } from 'svelte';
import type { Messages } from '#lib/platform/i18n/message-shape.ts';
import type { Locale } from '#lib/platform/locale.ts';

/** The language that a page speaks, what the interface says in it, and the site's own name. */
export interface Language {
	locale: Locale;
	m: Messages;
	siteName: string;
	/** Address of the site's logo, where it has one. */
	logo: string | undefined;
	/** The languages that the site speaks. */
	offered: readonly Locale[];
	/** The one of them that stands for the others. */
	standard: Locale;
	/** Whether there is a webinar to lead to. */
	hasWebinars: boolean;
}

const [read, provide] = createContext<Language>();

/** The language of the page that the component stands in. */
export const useLanguage = read;

/** Sets the language for everything inside the component. */
export const provideLanguage = provide;
