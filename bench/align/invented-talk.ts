import type { Chance } from './chance.ts';
import { english } from './english-grammar.ts';
import { norwegian } from './norwegian-grammar.ts';

/** Sentences of an invented conversation: every slot in braces is filled at random. */
export interface Grammar {
	sentences: string[];
	slots: Record<string, string[]>;
}

const grammars: Record<string, Grammar> = { en: english, nb: norwegian };

/** One spoken turn of an invented conversation. */
export interface Talk {
	speaker: number;
	sentences: string[];
}

/** A conversation of about `words` words between two speakers, one turn after the other. */
export function inventTalk(chance: Chance, language: string, words: number): Talk[] {
	const turns: Talk[] = [];
	for (let left = words, speaker = 0; left > 0; speaker = 1 - speaker) {
		const sentences = Array.from({ length: 1 + Math.floor(chance.next() * 5) }, () => inventSentence(chance, language));
		left -= sentences.join(' ').split(' ').length;
		turns.push({ speaker, sentences });
	}
	return turns;
}

function inventSentence(chance: Chance, language: string): string {
	const grammar = grammars[language];
	if (!grammar) throw new Error(`There is no invented talk in “${language}”.`);
	return chance.pick(grammar.sentences).replace(/\{(\w)(\w+)\}/g, (_, first: string, rest: string) => {
		const word = chance.pick(grammar.slots[first.toLowerCase() + rest] ?? []);
		return first === first.toLowerCase() ? word : word.charAt(0).toUpperCase() + word.slice(1);
	});
}
