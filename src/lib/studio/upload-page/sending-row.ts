import { fillIn, type Sayings } from '../upload-sayings.ts';
import { formatSize, percentOf } from '../upload-sizes.ts';
import { type RowState, RowView } from './row-view.ts';
import { type Sending, sendFile } from './send-file.ts';
import { createTimeLeft } from './time-left.ts';

/** What all rows share. */
export interface Desk {
	list: HTMLElement;
	template: HTMLTemplateElement;
	sayings: Sayings;
	address: string;
	caseId: string;
	/** Reads a sentence out. */
	announce(sentence: string): void;
	/** The server knows of a file by now. */
	begun(): void;
	/** A row's state is another. */
	moved(): void;
	/** A row does not send any more: the next one may. */
	free(): void;
	/** A file has arrived whole: there is news of the case. */
	arrived(): void;
}

/** A file that this page sends, in its row. */
export interface SendingRow {
	/** What the server calls it, once it has begun. */
	id: string;
	state: RowState;
	start(): void;
	remove(): void;
}

const byStatus: Record<number, keyof Sayings['problems']> = {
	400: 'empty',
	403: 'unknown',
	404: 'gone',
	410: 'gone',
	413: 'tooLarge',
	415: 'kind',
	429: 'tooMuch',
	507: 'noRoom',
};

/** Shows a file in a row of its own, with buttons that pause, continue and cancel it. */
export function openRow(file: File, desk: Desk): SendingRow {
	const { say, problems } = desk.sayings;
	const language = document.documentElement.lang;
	const view = new RowView(desk.list, desk.template, file.name, say);
	const row: SendingRow = { id: '', state: 'queued', start, remove: () => view.remove() };
	const timeLeft = createTimeLeft();

	const show = (state: RowState, sentence: string) => {
		const wasSending = row.state === 'sending';
		row.state = state;
		view.show(state, sentence);
		desk.moved();
		if (wasSending && state !== 'sending') desk.free();
	};
	const refuse = (problem: keyof Sayings['problems']) => {
		show('over', problems[problem]);
		desk.announce(`${file.name}: ${problems[problem]}`);
	};
	const sending: Sending = sendFile(file, desk.address, desk.caseId, {
		begun: (id) => {
			row.id = id;
			desk.begun();
		},
		progress(sent) {
			const percent = percentOf(sent, file.size);
			view.percent = percent;
			const left = leftWords(timeLeft(sent, file.size), say);
			const all = { percent, done: formatSize(language, sent), size: formatSize(language, file.size), left };
			if (row.state === 'sending') view.tell(fillIn(left ? say.sendingLeft : say.sending, all));
		},
		lost: () => {
			view.tell(say.lost);
			desk.announce(say.lost);
		},
		signedOut: () => {
			show('paused', say.signedOut);
			desk.announce(say.signedOut);
		},
		refused: (status) => {
			refuse(byStatus[status] ?? 'unknown');
			// What has arrived of something else is of no use to anybody.
			if (status === 415) void sending.cancel();
		},
		done() {
			view.percent = 100;
			show('arrived', say.checking);
			desk.announce(fillIn(say.done, { name: file.name }));
			desk.arrived();
		},
	});

	function start() {
		show('sending', say.reading);
		void sending.start();
	}
	view.turn.addEventListener('click', () => {
		if (row.state !== 'sending') return start();
		show('paused', say.paused);
		void sending.pause();
	});
	view.cancel.addEventListener('click', () => {
		if (row.state !== 'over') show('over', '');
		view.leave();
		void sending.cancel();
	});
	show('queued', say.queued);
	if (file.size === 0) refuse('empty');
	else if (file.size > Number(desk.list.dataset.limit)) refuse('tooLarge');
	return row;
}

function leftWords(leftMs: number | undefined, say: Sayings['say']): string {
	if (leftMs === undefined) return '';
	const minutes = Math.ceil(leftMs / 60_000);
	if (minutes <= 1) return say.moments;
	return minutes <= 90 ? fillIn(say.minutes, { minutes }) : fillIn(say.hours, { hours: Math.round(minutes / 60) });
}
