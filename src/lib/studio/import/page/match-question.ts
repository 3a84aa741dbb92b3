import { knownQuestions } from './known-questions.ts';

export interface MatchedQuestion {
	key: string;
	/** The wording that is kept, with its slot. */
	question: string;
	themeSlot?: string;
	/** What stands after the colon of a question such as `Navn:`. */
	rest: string;
}

const patterns = knownQuestions.flatMap(({ key, nb, nn, en }) =>
	[nb, nn, en].flatMap((wordings) =>
		wordings.map((wording) => ({ key, question: wordings[0] ?? wording, pattern: patternOf(wording) })),
	),
);

/** The known question that a line asks, in whatever wording. */
export function matchQuestion(text: string): MatchedQuestion | undefined {
	for (const { key, question, pattern } of patterns) {
		const found = pattern.exec(text);
		const { tema, rest = '' } = found?.groups ?? {};
		if (found) return { key, question, ...(tema && { themeSlot: tema }), rest };
	}
	return undefined;
}

/** A question may lack its mark; a block such as `Navn:` needs its colon, or a form's field would be taken for it. */
function patternOf(wording: string): RegExp {
	const words = wording
		.replace(/\?$/, '')
		.replace(/[.*+?^$()[\]\\|/]/g, '\\$&')
		.replace('{tema}', '(?<tema>[^?!:]{1,60}?)');
	return new RegExp(wording.endsWith('?') ? `^${words}\\s*[?:]{0,2}$` : `^${words}\\s*:\\s*(?<rest>.*)$`, 'iu');
}
