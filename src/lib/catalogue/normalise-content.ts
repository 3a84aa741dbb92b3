import { storable } from '#lib/platform/storable-text.ts';
import type { CaseContent, PersonRole } from './case-content.ts';

/**
 * What the catalogue keeps of a case: each name once and in composed characters, goals in order, times in UTC,
 * no field that is undefined. A person who stands twice in one role is one, with the first details given.
 */
export function normaliseContent(content: CaseContent): CaseContent {
	return storable({
		...content,
		publishedAt: content.publishedAt && new Date(content.publishedAt).toISOString(),
		people: mergePeople(content.people),
		organisations: unique(content.organisations.map(composed)),
		place: composedIfThere(content.place),
		themes: unique(content.themes.map(composed)),
		perspectives: unique(content.perspectives.map(composed)),
		series: composedIfThere(content.series),
		goals: unique(content.goals).sort((a, b) => a - b),
		questionnaire: content.questionnaire.map((item) => ({
			...item,
			question: composed(item.question),
			person: composedIfThere(item.person),
		})),
	});
}

function mergePeople(people: PersonRole[]): PersonRole[] {
	const merged = new Map<string, PersonRole>();
	for (const given of people) {
		const person = { ...given, name: composed(given.name), organisation: composedIfThere(given.organisation) };
		const key = `${person.role} ${person.name}`;
		merged.set(key, { ...person, ...storable(merged.get(key) ?? {}) });
	}
	return [...merged.values()];
}

function unique<Value>(values: Value[]): Value[] {
	return [...new Set(values)];
}

function composed(name: string): string {
	return storable(name).normalize('NFC');
}

function composedIfThere(name: string | undefined): string | undefined {
	return name === undefined ? undefined : composed(name);
}
