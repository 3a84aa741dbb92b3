import { type Contents, ContentsBuilder } from '#lib/pathways/engine/contents.ts';
import { type DatedHistories, HistoryCollector } from '#lib/pathways/fitting/read-histories.server.ts';
import { mulberry32 } from '#lib/platform/mulberry32.ts';

/** How many cases share a topic; a topic belongs to one of fifteen themes. */
const casesPerTopic = 40;
const themes = 15;
const wordsPerCase = 200;

/** Invented cases: half their words are those of their topic, half any; people and organisations come back now and then. */
export function inventContents(cases: number): Contents {
	const dice = mulberry32(cases);
	const builder = new ContentsBuilder();
	for (let at = 0; at < cases; at++) {
		const topic = topicOf(at);
		for (let word = 0; word < wordsPerCase; word++) {
			const own = dice() < 0.5 ? 1_000_000 + topic * 300 + Math.floor(300 * dice() ** 2) : Math.floor(60_000 * dice() ** 3);
			builder.add('word', own, 1 + Math.floor(8 * dice() ** 4));
		}
		builder.add('theme', topic % themes);
		builder.add('perspective', Math.floor(10 * dice()));
		builder.add('person', Math.floor((cases / 2) * dice()));
		builder.add('organisation', Math.floor((cases / 5) * dice()));
		builder.add('goal', 1 + Math.floor(17 * dice()));
		builder.endCase();
	}
	return builder.finish();
}

/**
 * Invented members, one after another, as the database would tell of them: each has two topics at heart, moves on to
 * another one now and then (drift), and hears within a topic what is popular or what follows the last one.
 */
export function inventHistories(cases: number, members: number): DatedHistories {
	const dice = mulberry32(members);
	const collector = new HistoryCollector(cases);
	const topics = Math.ceil(cases / casesPerTopic);
	for (let member = 0; member < members; member++) {
		collector.beginMember();
		const known = new Set<number>();
		const loved = [popular(topics, dice), popular(topics, dice)];
		let last = -1;
		const length = 2 + Math.floor(-10 * Math.log(1 - dice()));
		for (let step = 0; step < length; step++) {
			if (dice() < 0.08) loved[step % 2] = popular(topics, dice);
			const topic = loved[dice() < 0.7 ? 0 : 1] ?? 0;
			const follows = last >= 0 && dice() < 0.35;
			const next = follows ? last + 1 : topic * casesPerTopic + popular(casesPerTopic, dice);
			if (next >= cases || known.has(next)) continue;
			known.add(next);
			last = next;
			collector.add(next, dice() < 0.3 ? 2.5 : 0.25 + 0.75 * dice(), 1_700_000_000_000 + member + step);
		}
	}
	return collector.finish();
}

function topicOf(at: number): number {
	return Math.floor(at / casesPerTopic);
}

/** One of so many, the first ones far more often. */
function popular(count: number, dice: () => number): number {
	return Math.floor(count * dice() ** 2.5);
}
