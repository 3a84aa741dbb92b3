import { followNews } from './upload-page/follow-news.ts';
import { redraw } from './upload-page/redraw.ts';
import { type Desk, openRow, type SendingRow } from './upload-page/sending-row.ts';
import type { Sayings } from './upload-sayings.ts';

/** The page of a case's files: sends what is chosen or dropped, one after another, and shows what becomes of it. */
const root = document.querySelector<HTMLElement>('case-uploads');
if (root) open(root);

function open(root: HTMLElement): void {
	const part = <E extends HTMLElement>(selector: string) => root.querySelector(selector) as E;
	const [input, spoken] = [part<HTMLInputElement>('input[type=file]'), part('[role=status]')];
	const keepOpen = part('[data-keep-open]');
	const rows: SendingRow[] = [];
	const sayings = JSON.parse(root.dataset.sayings ?? '{}') as Sayings;
	const desk: Desk = {
		...{ list: part('[data-sending]'), template: part<HTMLTemplateElement>('template'), sayings },
		...{ address: root.dataset.address ?? '', caseId: root.dataset.case ?? '' },
		announce: (sentence) => {
			spoken.textContent = sentence;
		},
		begun: () => showOnce(),
		moved: () => {
			keepOpen.hidden = !isSending();
		},
		free: () => queueMicrotask(startNext),
		arrived: () => news.ask(),
	};
	const isSending = () => rows.some(({ state }) => state === 'sending');
	const startNext = () => {
		if (!isSending()) rows.find(({ state }) => state === 'queued')?.start();
	};
	const add = (files: Iterable<File>) => {
		for (const file of files) rows.push(openRow(file, desk));
		startNext();
	};
	/** What this page sends is shown once: in its row, and when that is over where the server tells of it. */
	const showOnce = () => {
		for (const told of document.querySelectorAll<HTMLElement>('[data-upload]')) {
			const own = rows.find(({ id }) => id === told.dataset.upload);
			if (own?.state === 'arrived' && told.dataset.state !== 'arriving') own.remove();
			told.hidden = own !== undefined && own.state !== 'arrived' && own.state !== 'over';
		}
		for (const row of rows)
			if (row.state === 'arrived' && row.id && !document.querySelector(`[data-upload="${row.id}"]`)) row.remove();
	};
	const refresh = async () => {
		const answer = await fetch(location.pathname).catch(() => undefined);
		if (answer?.ok) redraw(await answer.text());
		showOnce();
	};
	const news = followNews(root.dataset.news ?? '', sayings, refresh);

	input.addEventListener('change', () => {
		add(input.files ?? []);
		input.value = '';
	});
	catchDrops(part('.drop'), add);
	addEventListener('beforeunload', (event) => {
		if (isSending()) event.preventDefault();
	});
	document.addEventListener('submit', async (event) => {
		const form = event.target as HTMLFormElement;
		if (!form.closest('#media-here')) return;
		event.preventDefault();
		// A trip to another page would stop what is being sent.
		await sendForm(form, event.submitter);
		showOnce();
		news.ask();
	});
	root.hidden = false;
}

async function sendForm(form: HTMLFormElement, submitter: HTMLElement | null): Promise<void> {
	const body = new FormData(form, submitter);
	const answer = await fetch(form.action, { method: 'POST', body, headers: { accept: 'text/html' } }).catch(() => undefined);
	const refusal = document.querySelector<HTMLElement>('[data-refusal]');
	if (refusal) refusal.hidden = answer?.ok === true;
	if (!answer?.ok) return;
	// What was written is stored now.
	form.reset();
	if (!redraw(await answer.text())) location.href = answer.url;
}

function catchDrops(place: HTMLElement, add: (files: Iterable<File>) => void): void {
	const mark = (isOver: boolean) => place.toggleAttribute('data-over', isOver);
	// Missed by a finger's breadth, the browser would open the file and leave the page.
	addEventListener('dragover', (event) => {
		event.preventDefault();
		mark(place.contains(event.target as Node));
	});
	addEventListener('dragleave', () => mark(false));
	addEventListener('drop', (event) => {
		event.preventDefault();
		mark(false);
		if (place.contains(event.target as Node)) add(event.dataTransfer?.files ?? []);
	});
}
