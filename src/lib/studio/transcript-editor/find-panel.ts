import { findText, replaceHits, type TextHit } from '#lib/transcript/find-text.ts';
import type { EditedText } from './edited-text.ts';
import type { Marks } from './marks.ts';
import type { Say } from './say.ts';
import type { TurnList } from './turn-list.ts';

/** Letters shown on either side of what a preview changes. */
const aroundHit = 32;
const mostPreviewed = 12;

/** Finds words in the text, and replaces them one by one or all at once. */
export function createFindPanel(root: HTMLElement, text: EditedText, list: TurnList, marks: Marks, say: Say): { open(): void } {
	const field = (name: string) => root.querySelector(`[name=${name}]`) as HTMLInputElement;
	const [query, replacement, matchCase, wholeWords] = ['query', 'replacement', 'matchCase', 'wholeWords'].map(field) as [
		HTMLInputElement,
		HTMLInputElement,
		HTMLInputElement,
		HTMLInputElement,
	];
	const told = root.querySelector('output') as HTMLOutputElement;
	const preview = root.querySelector('ol') as HTMLElement;
	let hits: TextHit[] = [];
	let now = 0;
	const wanted = () => ({ text: query.value, matchCase: matchCase.checked, wholeWords: wholeWords.checked });
	const show = () => {
		now = Math.min(now, Math.max(0, hits.length - 1));
		marks.found(hits, now);
		told.textContent =
			query.value.trim() === '' ? '' : hits.length === 0 ? say('noHits') : say('hits', { number: now + 1, count: hits.length });
		const previewed = hits.slice(now, now + mostPreviewed);
		preview.replaceChildren(...previewed.map((hit) => previewRow(text.turns[hit.turn]?.text ?? '', hit, replacement.value)));
		preview.parentElement?.toggleAttribute('hidden', hits.length === 0);
	};
	const search = () => {
		hits = findText(text.turns, wanted());
		show();
	};
	const go = (by: number) => {
		if (hits.length === 0) return;
		now = (now + by + hits.length) % hits.length;
		show();
		const turn = hits[now]?.turn ?? 0;
		list.choose(turn);
		list.row(turn)?.scrollIntoView({ block: 'center' });
	};
	const replace = (only: readonly TextHit[]) => {
		const count = only.length;
		text.edit({ kind: 'replace', query: wanted(), replacement: replacement.value, only });
		if (count > 1) told.textContent = say('replaced', { count });
	};
	root.addEventListener('input', search);
	root.addEventListener('submit', (event) => {
		event.preventDefault();
		go(document.activeElement === query && hits.length > 0 && list.chosen !== hits[now]?.turn ? 0 : 1);
	});
	root.addEventListener('click', ({ target }) => {
		const name = (target as Element).closest('button')?.dataset.find;
		if (name === 'previous') go(-1);
		else if (name === 'one') replace(hits.slice(now, now + 1));
		else if (name === 'all') replace(hits);
	});
	text.onChange(search);
	return {
		open() {
			root.closest('details')?.setAttribute('open', '');
			query.focus();
			query.select();
		},
	};
}

function previewRow(text: string, hit: TextHit, replacement: string): HTMLElement {
	const row = document.createElement('li');
	const mark = document.createElement('ins');
	const gone = document.createElement('del');
	gone.textContent = text.slice(hit.from, hit.to);
	mark.textContent = replaceHits(text.slice(hit.from, hit.to), [{ turn: 0, from: 0, to: hit.to - hit.from }], replacement);
	const [from, to] = [Math.max(0, hit.from - aroundHit), hit.to + aroundHit];
	row.append(
		`${from > 0 ? '…' : ''}${text.slice(from, hit.from)}`,
		gone,
		' ',
		mark,
		`${text.slice(hit.to, to)}${to < text.length ? '…' : ''}`,
	);
	return row;
}
