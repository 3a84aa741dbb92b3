import type { Reading, Sentence } from './read-along.ts';

/** A click on a sentence plays from it, and so does Enter; one sentence at a time can be reached with the Tab key. */
export function sentenceButtons({ turns, sentences, watchers, of }: Reading, play: (seconds: number) => void): void {
	let hadSelection = false;
	turns.classList.add('live');
	for (const link of turns.querySelectorAll('a')) link.tabIndex = -1;
	let stop = sentences.find(({ element }) => element.id) ?? sentences[0];
	moveStop(undefined, stop);
	const reach = (sentence: Sentence | undefined) => {
		moveStop(stop, sentence);
		stop = sentence;
	};
	// The Tab key comes to what is spoken, unless somebody is among the sentences already.
	watchers.push((sentence) => {
		if (!turns.contains(document.activeElement)) reach(sentence);
	});
	turns.addEventListener('pointerdown', () => {
		hadSelection = !getSelection()?.isCollapsed;
	});
	turns.addEventListener('click', (event) => {
		const link = (event.target as Element).closest<HTMLAnchorElement>('.turn a');
		if (event.metaKey || event.ctrlKey || event.shiftKey) return;
		if (link) {
			event.preventDefault();
			return play(Number(new URL(link.href).searchParams.get('t')));
		}
		const sentence = of(event.target as Element);
		// Whoever marks words, or lets go of them, does not ask for sound.
		if (!sentence || hadSelection || !getSelection()?.isCollapsed) return;
		reach(sentence);
		play(sentence.start);
	});
	turns.addEventListener('keydown', (event) => {
		const sentence = of(event.target as Element);
		if (!sentence || event.metaKey || event.ctrlKey || event.altKey) return;
		if (event.key === 'Enter' || event.key === ' ') play(sentence.start);
		else {
			const next = neighbour(sentences, sentence, event.key);
			if (!next) return;
			reach(next);
			next.element.focus();
		}
		event.preventDefault();
	});
}

function neighbour(sentences: readonly Sentence[], { index }: Sentence, key: string): Sentence | undefined {
	if (key === 'ArrowDown') return sentences[index + 1];
	if (key === 'ArrowUp') return sentences[index - 1];
	if (key === 'Home') return sentences[0];
	return key === 'End' ? sentences.at(-1) : undefined;
}

function moveStop(from: Sentence | undefined, to: Sentence | undefined): void {
	from?.element.removeAttribute('tabindex');
	from?.element.removeAttribute('role');
	to?.element.setAttribute('tabindex', '0');
	to?.element.setAttribute('role', 'button');
}
