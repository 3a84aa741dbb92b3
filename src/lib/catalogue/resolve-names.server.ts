import type { Db } from '#lib/platform/db.ts';
import type { CaseContent } from './case-content.ts';
import { normaliseContent } from './normalise-content.ts';
import { resolveQuestions } from './resolve-questions.server.ts';
import { type ResolvedTerm, resolveTerms } from './resolve-terms.server.ts';
import type { TermKind } from './term-kinds.ts';

/** What every name in a case stands for, by the name as it came in and by what the catalogue calls it. */
export type Directory = Record<TermKind, Map<string, ResolvedTerm>> & { question: Map<string, number> };

/** Finds or creates everything that a case names. The caller holds the catalogue's lock. */
export async function resolveNames(tx: Db, { people, questionnaire, ...content }: CaseContent): Promise<Directory> {
	return {
		theme: await resolveTerms(tx, 'theme', content.themes),
		perspective: await resolveTerms(tx, 'perspective', content.perspectives),
		person: await resolveTerms(
			tx,
			'person',
			present([...people.map((one) => one.name), ...questionnaire.map((one) => one.person)]),
		),
		organisation: await resolveTerms(
			tx,
			'organisation',
			present([...people.map((one) => one.organisation), ...content.organisations]),
		),
		place: await resolveTerms(tx, 'place', present([content.place])),
		series: await resolveTerms(tx, 'series', present([content.series])),
		question: await resolveQuestions(
			tx,
			questionnaire.map((one) => one.question),
		),
	};
}

/** The case with everything called what the catalogue calls it. */
export function withCatalogueNames(content: CaseContent, directory: Directory): CaseContent {
	const called = (kind: TermKind) => (name: string) => directory[kind].get(name)?.name ?? name;
	const calledIfThere = (kind: TermKind, name: string | undefined) => (name === undefined ? undefined : called(kind)(name));
	return normaliseContent({
		...content,
		themes: content.themes.map(called('theme')),
		perspectives: content.perspectives.map(called('perspective')),
		organisations: content.organisations.map(called('organisation')),
		place: calledIfThere('place', content.place),
		series: calledIfThere('series', content.series),
		people: content.people.map((person) => ({
			...person,
			name: called('person')(person.name),
			organisation: calledIfThere('organisation', person.organisation),
		})),
		questionnaire: content.questionnaire.map((answer) => ({ ...answer, person: calledIfThere('person', answer.person) })),
	});
}

function present(names: (string | undefined)[]): string[] {
	return names.filter((name) => name !== undefined);
}
