import type { CaseContent, PersonRole } from '#lib/catalogue/case-content.ts';

/** What stands under the title of a page, in either template. */
export interface PageHead {
	guests: PersonRole[];
	hosts: string[];
	ingress: string[];
	quotes: CaseContent['quotes'];
}
