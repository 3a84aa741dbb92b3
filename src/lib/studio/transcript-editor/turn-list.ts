import { clockTime } from '#lib/platform/i18n/clock-time.ts';
import type { TurnChange } from '#lib/transcript/edit-history.ts';
import { turnStart } from '#lib/transcript/spoken-words.ts';
import type { Turn } from '#lib/transcript/transcript.ts';
import type { EditedText } from './edited-text.ts';
import type { Say } from './say.ts';
import { listSpeakers, voiceOf } from './speakers.ts';

/** The turns on the page: one row each, one of them chosen. */
export interface TurnList {
	readonly chosen: number;
	row(turn: number): HTMLElement | undefined;
	/** What a turn says, as the one text node that it is. */
	textNode(turn: number): Text | undefined;
	choose(turn: number, how?: { focus?: boolean }): void;
	onChoose(listener: (turn: number, row: HTMLElement | undefined) => void): void;
}

export function createTurnList(list: HTMLElement, text: EditedText, say: Say, people: readonly string[]): TurnList {
	const rows: HTMLElement[] = [];
	const listeners: ((turn: number, row: HTMLElement | undefined) => void)[] = [];
	let chosen = 0;
	let speakers = listSpeakers(text.turns, people);
	const fill = (row: HTMLElement, turn: Turn) => fillRow(row, turn, say, voiceOf(speakers, turn.speaker));
	const choose = (turn: number, { focus = false } = {}) => {
		const at = Math.max(0, Math.min(turn, rows.length - 1));
		rows[chosen]?.removeAttribute('aria-current');
		if (rows[chosen]) (rows[chosen] as HTMLElement).tabIndex = -1;
		chosen = at;
		const row = rows[at];
		if (row) {
			row.ariaCurrent = 'true';
			row.tabIndex = 0;
		}
		if (focus) row?.focus();
		for (const tell of listeners) tell(at, row);
	};
	const change = ({ at, before, after }: TurnChange) => {
		const heldFocus = rows.slice(at, at + before.length).some((row) => row.contains(document.activeElement));
		const former = speakers.map(({ name }) => name).join('\n');
		speakers = listSpeakers(text.turns, people);
		const kept = Math.min(before.length, after.length);
		for (let i = 0; i < kept; i++) if (before[i] !== after[i]) fill(rows[at + i] as HTMLElement, after[i] as Turn);
		for (const row of rows.splice(at + kept, before.length - kept)) row.remove();
		const added = after.slice(kept).map((turn) => newRow(turn, fill));
		const next = rows[at + kept] ?? null;
		rows.splice(at + kept, 0, ...added);
		const piece = document.createDocumentFragment();
		piece.append(...added);
		list.insertBefore(piece, next);
		if (former !== speakers.map(({ name }) => name).join('\n'))
			for (const [i, row] of rows.entries()) fill(row, text.turns[i] as Turn);
		const isHere = chosen >= at && chosen < at + after.length;
		choose(isHere || after.length === 0 ? chosen : at, { focus: heldFocus && !list.contains(document.activeElement) });
	};
	change({ at: 0, before: [], after: text.turns });
	list.addEventListener('focusin', ({ target }) => {
		const at = rows.indexOf((target as Element).closest('li') as HTMLElement);
		if (at >= 0 && at !== chosen) choose(at);
	});
	text.onChange(change);
	return {
		get chosen() {
			return chosen;
		},
		row: (turn) => rows[turn],
		textNode: (turn) => rows[turn]?.querySelector('p')?.firstChild as Text | undefined,
		choose,
		onChoose: (listener) => void listeners.push(listener),
	};
}

function newRow(turn: Turn, fill: (row: HTMLElement, turn: Turn) => void): HTMLElement {
	const row = document.createElement('li');
	const head = document.createElement('div');
	head.append(document.createElement('b'), document.createElement('span'));
	row.append(head, document.createElement('p'));
	row.tabIndex = -1;
	fill(row, turn);
	return row;
}

function fillRow(row: HTMLElement, turn: Turn, say: Say, voice: number): void {
	const start = turnStart(turn);
	const [name, time, said] = [row.querySelector('b'), row.querySelector('span'), row.querySelector('p')];
	row.className = `turn v${voice}${turn.kind === 'speech' ? '' : ' fixed'}`;
	write(name, turn.speaker ?? say('unknown'));
	write(time, start === undefined ? say('notTimed') : clockTime(start));
	time?.classList.toggle('missing', start === undefined);
	write(said, turn.text);
}

/** Leaves a text that is the same alone: marks in it stay. */
function write(element: Element | null, text: string): void {
	if (element && element.textContent !== text) element.textContent = text;
}
