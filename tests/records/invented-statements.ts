import type { Statement } from '#lib/records/statement.ts';

/** An invented statement; what a test minds, it says. */
export function makeStatement(parts: Partial<Statement> = {}): Statement {
	return {
		actor: { mbox: 'mailto:kari.oppdiktet@example.org', name: 'Kari Oppdiktet' },
		verb: { id: 'http://adlnet.gov/expapi/verbs/experienced', display: { nb: 'opplevde' } },
		object: { id: 'https://cases.example.org/case/oppdiktet', definition: { name: { nb: 'En oppdiktet sak' } } },
		...parts,
	};
}

/** One that refers to another, and one that makes another void. */
export function makeReference(id: string, parts: Partial<Statement> = {}): Statement {
	return makeStatement({ object: { objectType: 'StatementRef', id }, ...parts });
}

export const voided = 'http://adlnet.gov/expapi/verbs/voided';

export function makeVoiding(id: string): Statement {
	return makeReference(id, { verb: { id: voided } });
}
