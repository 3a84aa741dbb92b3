import { type TermKind, termTables } from '#lib/catalogue/term-kinds.ts';
import { NotFound } from '#lib/platform/errors.ts';

export const kinds = Object.keys(termTables) as TermKind[];

/** The kind of term that an address names; throws NotFound for what is none. */
export function kindOf({ kind }: { kind: string }): TermKind {
	const known = kinds.find((one) => one === kind);
	if (!known) throw new NotFound('There is no such page.');
	return known;
}
