import type { FieldProblem } from '#lib/ui/field-problem.ts';

/** What the page is told of a save: `says` stands beside the button. */
export type SavedAnswer =
	| { says: string; version: number; others: string }
	| { says: string; problems: FieldProblem[] }
	| { says: string; unmerged: string; href: string };
