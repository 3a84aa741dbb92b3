import { correctTurn } from './editing/correct-turn.ts';
import { moveStart, type Room, roomAt, type StartPlace, startAt } from './editing/move-start.ts';
import { joinTurns, splitTurn } from './editing/split-turn.ts';
import { findText, replaceHits, type TextHit, type TextQuery } from './find-text.ts';
import type { Turn } from './transcript.ts';

export { type Room, roomAt, type StartPlace, startAt };

/** One thing that an editor does to a transcript. Turns, sentences and words are counted from 0; `word` over the whole turn. */
export type TranscriptEdit =
	| { kind: 'correct'; turn: number; text: string }
	| { kind: 'split'; turn: number; word: number }
	/** With the turn after it. */
	| { kind: 'join'; turn: number }
	| { kind: 'insert'; turn: number; text: string; speaker?: string }
	| { kind: 'remove'; turn: number }
	/** Without a speaker, nobody is named. */
	| { kind: 'assign'; turn: number; speaker?: string }
	| { kind: 'rename'; speaker: string; to: string }
	/** All that is found, or only these hits. */
	| { kind: 'replace'; query: TextQuery; replacement: string; only?: readonly TextHit[] }
	| { kind: 'move'; place: StartPlace; toMs: number }
	/** Takes the times off turns, both ends included, so that they are timed anew. */
	| { kind: 'untime'; from: number; to: number };

/** The turns after an edit; those that it did not touch are the very same, and an edit that does nothing gives `turns` back. */
export function editTurns(turns: readonly Turn[], edit: TranscriptEdit): readonly Turn[] {
	const edited = after(turns, edit);
	const isSame = edited.length === turns.length && edited.every((turn, at) => turn === turns[at]);
	return isSame || edited.length === 0 ? turns : edited;
}

function after(turns: readonly Turn[], edit: TranscriptEdit): readonly Turn[] {
	switch (edit.kind) {
		case 'correct':
			return correct(turns, edit.turn, edit.text);
		case 'split':
			return change(turns, edit.turn, (turn) => splitTurn(turn, edit.word));
		case 'join': {
			const [first, second] = turns.slice(edit.turn, edit.turn + 2);
			return first && second ? turns.toSpliced(edit.turn, 2, joinTurns(first, second)) : turns;
		}
		case 'insert':
			return edit.text.trim() === '' ? turns : turns.toSpliced(edit.turn, 0, newTurn(edit.text, edit.speaker));
		case 'remove':
			return change(turns, edit.turn, () => []);
		case 'assign':
			return change(turns, edit.turn, (turn) => [spokenBy(turn, edit.speaker)]);
		case 'rename':
			return turns.map((turn) => (turn.speaker === edit.speaker ? spokenBy(turn, edit.to) : turn));
		case 'replace':
			return replace(turns, edit.only ?? findText(turns, edit.query), edit.replacement);
		case 'move':
			return moveStart(turns, edit.place, edit.toMs);
		case 'untime':
			return turns.map((turn, at) => (at >= edit.from && at <= edit.to ? untimed(turn) : turn));
	}
}

function change(turns: readonly Turn[], at: number, to: (turn: Turn) => Turn[]): readonly Turn[] {
	const turn = turns[at];
	return turn ? turns.toSpliced(at, 1, ...to(turn)) : turns;
}

/** Whoever leaves nothing of a turn takes it away. */
function correct(turns: readonly Turn[], at: number, text: string): readonly Turn[] {
	return change(turns, at, (turn) => (text.trim() === '' ? [] : [correctTurn(turn, text)]));
}

function newTurn(text: string, speaker = ''): Turn {
	return spokenBy({ kind: 'speech', text: text.trim() }, speaker);
}

function spokenBy(turn: Turn, speaker = ''): Turn {
	const name = speaker.trim();
	if (name === (turn.speaker ?? '')) return turn;
	const { speaker: _, ...rest } = turn;
	return name === '' ? rest : { ...rest, speaker: name };
}

function replace(turns: readonly Turn[], hits: readonly TextHit[], replacement: string): readonly Turn[] {
	const byTurn = Map.groupBy(hits, ({ turn }) => turn);
	return turns.flatMap((turn, at) => {
		const text = replaceHits(turn.text, byTurn.get(at) ?? [], replacement).trim();
		return text === '' ? [] : [correctTurn(turn, text)];
	});
}

function untimed(turn: Turn): Turn {
	const { startMs, endMs, sentences, ...words } = turn;
	return startMs === undefined && endMs === undefined && !sentences ? turn : words;
}
