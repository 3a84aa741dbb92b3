import { fillIn, type Sayings } from '../upload-sayings.ts';
import { formatSize, percentOf } from '../upload-sizes.ts';
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
	state: 'queued' | 'sending' | 'paused' | 'over' | 'arrived';
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
	const element = (desk.template.content.cloneNode(true) as DocumentFragment).firstElementChild as HTMLElement;
	const part = <E extends HTMLElement>(selector: string) => element.querySelector(selector) as E;
	const [bar, words] = [part<HTMLProgressElement>('progress'), part('[data-how-far]')];
	const [turn, cancel] = [part<HTMLButtonElement>('[data-do=turn]'), part<HTMLButtonElement>('[data-do=cancel]')];
	const language = document.documentElement.lang;
	const timeLeft = createTimeLeft();
	let done = 0;
	part('[data-name]').textContent = file.name;
	bar.setAttribute('aria-label', file.name);
	const size = formatSize(language, file.size);
	const row: SendingRow = { id: '', state: 'queued', start, remove: () => element.remove() };

	const show = (state: SendingRow['state'], sentence: string) => {
		const wasSending = row.state === 'sending';
		row.state = state;
		element.dataset.state = state;
		words.textContent = sentence;
		turn.hidden = state === 'over' || state === 'arrived' || state === 'queued';
		cancel.hidden = state === 'arrived';
		name(turn, state === 'sending' ? say.pause : say.resume);
		name(cancel, state === 'over' ? say.dismiss : say.cancel);
		desk.moved();
		if (wasSending && state !== 'sending') desk.free();
	};
	const name = (button: HTMLButtonElement, text: string) => {
		button.textContent = text;
		button.setAttribute('aria-label', `${text}: ${file.name}`);
	};
	const percent = () => percentOf(done, file.size);
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
			done = sent;
			bar.value = percent();
			const left = leftWords(timeLeft(done, file.size), say);
			const all = { percent: percent(), done: formatSize(language, done), size, left };
			if (row.state === 'sending') words.textContent = fillIn(left ? say.sendingLeft : say.sending, all);
		},
		lost: () => {
			words.textContent = say.lost;
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
			bar.value = 100;
			show('arrived', say.checking);
			desk.announce(fillIn(say.done, { name: file.name }));
			desk.arrived();
		},
	});

	function start() {
		show('sending', say.reading);
		void sending.start();
	}
	turn.addEventListener('click', () => {
		if (row.state !== 'sending') return start();
		show('paused', say.paused);
		void sending.pause();
	});
	cancel.addEventListener('click', async () => {
		const next = (element.nextElementSibling ?? element.previousElementSibling)?.querySelector<HTMLElement>(
			'button:not([hidden])',
		);
		if (row.state !== 'over') show('over', '');
		element.remove();
		(next ?? document.querySelector<HTMLElement>('case-uploads input'))?.focus();
		await sending.cancel();
	});
	show('queued', say.queued);
	desk.list.append(element);
	const limit = Number(desk.list.dataset.limit);
	if (file.size === 0) refuse('empty');
	else if (file.size > limit) refuse('tooLarge');
	return row;
}

function leftWords(leftMs: number | undefined, say: Sayings['say']): string {
	if (leftMs === undefined) return '';
	const minutes = Math.ceil(leftMs / 60_000);
	if (minutes <= 1) return say.moments;
	return minutes <= 90 ? fillIn(say.minutes, { minutes }) : fillIn(say.hours, { hours: Math.round(minutes / 60) });
}
