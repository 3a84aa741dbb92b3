import type { Statement } from '#lib/records/statement.ts';

/** A statement that is valid in both versions, about invented people and places; give what is to be different. */
export function aStatement(given: Partial<Statement> = {}): Statement {
	return {
		actor: { name: 'Kari Moe', mbox: 'mailto:kari@example.org' },
		verb: { id: 'https://example.org/verbs/answered', display: { nb: 'svarte', en: 'answered' } },
		object: {
			id: 'https://example.org/quiz/1',
			definition: {
				name: { nb: 'Spørsmål', en: 'Question' },
				interactionType: 'choice',
				choices: [{ id: 'a', description: { nb: 'Ja', en: 'Yes' } }],
			},
		},
		...given,
	};
}
