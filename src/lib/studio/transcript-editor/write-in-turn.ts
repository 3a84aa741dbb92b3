import type { EditedText } from './edited-text.ts';
import type { Say } from './say.ts';
import type { TurnList } from './turn-list.ts';

/** The field in which a turn is corrected; there is one at a time. */
export interface TurnWriting {
	begin(turn: number, caret?: number): void;
	readonly isOpen: boolean;
}

/** Milliseconds without a key after which what is written is taken over, and so saved. */
const restMs = 1200;

export function createTurnWriting(list: TurnList, text: EditedText, say: Say): TurnWriting {
	const field = document.createElement('textarea');
	let turn = -1;
	let timer = 0;
	/** Takes over what is written so far; the field stays open. */
	const commit = () => {
		clearTimeout(timer);
		const said = text.turns[turn];
		if (said && field.value.trim() !== '' && field.value.trim() !== said.text)
			text.edit({ kind: 'correct', turn, text: field.value });
	};
	const close = (how: { focus: boolean }) => {
		if (turn < 0) return;
		commit();
		const closed = turn;
		const row = field.closest('li');
		turn = -1;
		field.remove();
		row?.classList.remove('writing');
		if (field.value.trim() === '' && text.turns.length > 1) text.edit({ kind: 'remove', turn: closed });
		list.choose(closed, how);
	};
	const begin = (wanted: number, caret?: number) => {
		close({ focus: false });
		const row = list.row(wanted);
		const said = text.turns[wanted];
		if (!row || !said) return;
		list.choose(wanted);
		field.value = said.text;
		field.rows = Math.ceil(said.text.length / 70) + 1;
		field.ariaLabel = say('editText', { speaker: said.speaker ?? say('unknown') });
		row.classList.add('writing');
		row.querySelector('p')?.after(field);
		turn = wanted;
		field.focus();
		field.setSelectionRange(caret ?? 0, caret ?? 0);
	};
	const wordAtCaret = () => field.value.slice(0, field.selectionStart).trim().split(/\s+/).filter(Boolean).length;
	const split = () => {
		commit();
		const [at, word] = [turn, wordAtCaret()];
		const before = text.turns.length;
		close({ focus: false });
		text.edit({ kind: 'split', turn: at, word });
		begin(text.turns.length > before ? at + 1 : at, 0);
	};
	const join = (first: number) => {
		if (first < 0 || first + 1 >= text.turns.length) return;
		commit();
		const caret = (text.turns[first]?.text.length ?? 0) + (first < turn ? 1 : 0);
		close({ focus: false });
		text.edit({ kind: 'join', turn: first });
		begin(first, caret);
	};
	field.addEventListener('input', () => {
		clearTimeout(timer);
		timer = window.setTimeout(commit, restMs);
	});
	// A field that moves to the next turn loses the focus only for a moment.
	field.addEventListener('blur', () => queueMicrotask(() => document.activeElement !== field && close({ focus: false })));
	field.addEventListener('keydown', (event) => {
		const { selectionStart: from, selectionEnd: to, value } = field;
		if (event.key === 'Escape') close({ focus: true });
		else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) split();
		else if (event.key === 'Backspace' && to === 0 && turn > 0) join(turn - 1);
		else if (event.key === 'Delete' && from === value.length && turn + 1 < text.turns.length) join(turn);
		else return;
		event.preventDefault();
		event.stopPropagation();
	});
	// Whatever else changes the turn changes the field; what is being written is taken over first.
	text.onChange(() => {
		const said = text.turns[turn];
		if (turn >= 0 && said && field.value.trim() !== said.text && document.activeElement !== field) field.value = said.text;
	});
	return {
		begin,
		get isOpen() {
			return turn >= 0;
		},
	};
}
