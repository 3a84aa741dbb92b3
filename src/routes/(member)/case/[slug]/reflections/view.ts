import type { OwnReflection } from '#lib/assessment/find-own-reflection.server.ts';
import type { ListedReflection } from '#lib/assessment/list-reflections.server.ts';
import type { CasePage } from '#lib/catalogue/case-views.ts';

/** What the page of reflections is drawn from. */
export interface ReflectionsView {
	page: CasePage;
	member: { name: string; isEditor: boolean } | undefined;
	own: OwnReflection | undefined;
	/** Where somebody who is not signed in goes first. */
	signIn: string;
	reflections: ListedReflection[];
	total: number;
	/** Which page of the list it is, and of how many. */
	number: number;
	pages: number;
	/** What the member has just done. */
	notice: 'shared' | 'takenBack' | 'reported' | undefined;
}
