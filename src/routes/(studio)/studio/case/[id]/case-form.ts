import { saveBeforeLeaving } from '#lib/studio/save-before-leaving.ts';
import type { SavedAnswer } from './autosave-answer.ts';
import { moveRow } from './move-row.ts';
import { showProblems } from './show-problems.ts';

/** Saves the form of a case while it is written, and moves the rows of its lists without a trip to the server. */
const form = document.querySelector<HTMLFormElement>('form[data-autosave]');
/** Long enough for a sentence, short enough not to lose one. */
const pauseMs = 1500;
const retryMs = 8000;

let timer: ReturnType<typeof setTimeout> | undefined;
let underWay: Promise<void> | undefined;
let changes = 0;
let savedChanges = 0;

if (form) {
	if (isWritten(form)) changed(form);
	form.addEventListener('input', () => changed(form));
	form.addEventListener('click', (event) => {
		const button = (event.target as Element).closest<HTMLButtonElement>('button[name=pressed]');
		if (!button) return;
		event.preventDefault();
		moveRow(button);
		changed(form);
	});
	form.addEventListener('submit', (event) => {
		event.preventDefault();
		void save(form);
	});
	document.addEventListener('visibilitychange', () => {
		if (document.visibilityState === 'hidden' && isUnsaved()) void save(form);
	});
	saveBeforeLeaving(isUnsaved, async () => {
		await save(form);
		if (isUnsaved()) await save(form);
	});
}

/** Whether somebody wrote before this was loaded, or the browser brought back what they had written. */
function isWritten(form: HTMLFormElement): boolean {
	return [...form.elements].some((field) => {
		if (field instanceof HTMLInputElement && field.type === 'checkbox') return field.checked !== field.defaultChecked;
		return (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) && field.value !== field.defaultValue;
	});
}

function changed(form: HTMLFormElement): void {
	changes += 1;
	says(form, form.dataset.unsaved ?? '');
	later(form, pauseMs);
}

function later(form: HTMLFormElement, ms: number): void {
	clearTimeout(timer);
	timer = setTimeout(() => void save(form), ms);
}

function isUnsaved(): boolean {
	return savedChanges < changes;
}

/** One after the other: what is written while it is being saved is saved next. */
function save(form: HTMLFormElement): Promise<void> {
	clearTimeout(timer);
	underWay ??= send(form).finally(() => {
		underWay = undefined;
	});
	return underWay;
}

async function send(form: HTMLFormElement): Promise<void> {
	const upTo = changes;
	says(form, form.dataset.saving ?? '');
	try {
		const answer = await fetch(form.dataset.autosave ?? '', { method: 'POST', body: new FormData(form) });
		if (answer.status === 404) return signedOut(form);
		if (!answer.ok) throw new Error(String(answer.status));
		const said = (await answer.json()) as SavedAnswer;
		// What is kept for merging is safe as well; what is wrong stands only here.
		if (!('problems' in said)) savedChanges = upTo;
		show(form, said);
		if (changes > upTo) later(form, pauseMs);
	} catch {
		says(form, form.dataset.offline ?? '');
		later(form, retryMs);
	}
}

/** To whoever is no editor now, the form's address does not exist. */
function signedOut(form: HTMLFormElement): void {
	says(form, form.dataset.signedOut ?? '');
	later(form, retryMs);
}

function show(form: HTMLFormElement, said: SavedAnswer): void {
	says(form, said.says, 'href' in said ? said.href : undefined);
	showProblems(form, 'problems' in said ? said.problems : []);
	if ('version' in said) {
		setHidden(form, 'base', String(said.version));
		setHidden(form, 'unmerged', '');
		const others = form.querySelector<HTMLElement>('[data-others]');
		if (others && said.others) {
			others.hidden = false;
			others.firstElementChild?.replaceChildren(said.others);
		}
	}
	if ('unmerged' in said) setHidden(form, 'unmerged', said.unmerged);
}

function says(form: HTMLFormElement, text: string, href?: string): void {
	const place = form.querySelector('[data-says]');
	if (!place) return;
	const shown = href ? Object.assign(document.createElement('a'), { href, textContent: text }) : text;
	if (place.textContent !== text) place.replaceChildren(shown);
}

function setHidden(form: HTMLFormElement, name: string, value: string): void {
	const field = form.elements.namedItem(name);
	if (field instanceof HTMLInputElement) field.value = value;
}
