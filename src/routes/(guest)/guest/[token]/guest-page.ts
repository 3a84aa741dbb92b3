/** Saves what a guest writes while they write, and keeps it in the browser until it is saved. */
const form = document.querySelector<HTMLFormElement>('form[data-save]');
/** Long enough for some words, short enough not to lose them. */
const pauseMs = 1000;
const [firstRetryMs, longestRetryMs] = [3000, 30_000];

type Fields = Record<string, string>;
type Field = HTMLTextAreaElement | HTMLInputElement;

/** What is written and not saved, by field. */
const unsaved: Fields = {};
let timer: ReturnType<typeof setTimeout> | undefined;
let isSaving = false;
let isKept = true;
let retryMs = firstRetryMs;

if (form) {
	restore(form);
	form.addEventListener('input', (event) => note(form, event.target as Field));
	form.addEventListener('submit', (event) => {
		const isSave = !(event.submitter as HTMLButtonElement | null)?.hasAttribute('formaction');
		// Where there is no connection the browser would show a page of its own in place of this one.
		if (!isSave && navigator.onLine) return;
		event.preventDefault();
		void save(form);
	});
	addEventListener('online', () => void save(form));
	document.addEventListener('visibilitychange', () => {
		if (document.visibilityState === 'hidden') void save(form);
	});
	addEventListener('beforeunload', (event) => {
		if (!isKept && Object.keys(unsaved).length > 0) event.preventDefault();
	});
}

/** Brings back what was not saved when the page was left, and what was written before this was loaded. */
function restore(form: HTMLFormElement): void {
	if (form.dataset.saved === undefined) says(form, 'autosave');
	const kept = readKept(form);
	for (const field of fieldsOf(form)) {
		const text = kept[field.name];
		if (text === undefined) continue;
		if (field instanceof HTMLInputElement) field.checked = field.value === text;
		else field.value = text;
	}
	for (const field of fieldsOf(form)) if (isWritten(field)) unsaved[field.name] = field.value;
	keep(form);
	if (Object.keys(unsaved).length > 0) void save(form);
}

function fieldsOf(form: HTMLFormElement): Field[] {
	return [...form.querySelectorAll<Field>('textarea, input[type=radio]')].filter(({ name }) => name !== 'reason');
}

function isWritten(field: Field): boolean {
	if (field instanceof HTMLInputElement) return field.checked && !field.defaultChecked;
	return field.value !== field.defaultValue;
}

function note(form: HTMLFormElement, { name, value }: Field): void {
	if (name === 'reason') return;
	unsaved[name] = value;
	keep(form);
	says(form, 'unsaved');
	later(form, pauseMs);
}

function later(form: HTMLFormElement, ms: number): void {
	clearTimeout(timer);
	timer = setTimeout(() => void save(form), ms);
}

async function save(form: HTMLFormElement): Promise<void> {
	clearTimeout(timer);
	if (isSaving) return later(form, 300);
	const sent = { ...unsaved };
	if (Object.keys(sent).length === 0) return;
	isSaving = true;
	says(form, 'saving');
	try {
		const body = new FormData();
		for (const [name, text] of Object.entries(sent)) body.set(name, text);
		const answer = await fetch(form.dataset.save ?? '', { method: 'POST', body, keepalive: document.hidden });
		if (answer.status === 404) return says(form, 'gone');
		if (!answer.ok) throw new Error(String(answer.status));
		const said = (await answer.json()) as { says: string };
		forget(form, sent);
		retryMs = firstRetryMs;
		if (Object.keys(unsaved).length > 0) later(form, pauseMs);
		else tell(form, said.says);
	} catch {
		says(form, 'offline');
		later(form, retryMs);
		retryMs = Math.min(retryMs * 2, longestRetryMs);
	} finally {
		isSaving = false;
	}
}

/** What was written while it was being saved is still to be saved. */
function forget(form: HTMLFormElement, sent: Fields): void {
	for (const [name, text] of Object.entries(sent)) {
		if (unsaved[name] === text) delete unsaved[name];
		const was = form.elements.namedItem(`was-${name}`);
		if (was instanceof HTMLInputElement) was.value = text;
	}
	keep(form);
}

function keyOf(form: HTMLFormElement): string {
	return `dugnad-guest-${form.dataset.key}`;
}

/** Some browsers let nobody keep anything; then leaving the page is asked about. */
function keep(form: HTMLFormElement): void {
	try {
		if (Object.keys(unsaved).length === 0) localStorage.removeItem(keyOf(form));
		else localStorage.setItem(keyOf(form), JSON.stringify(unsaved));
		isKept = true;
	} catch {
		isKept = false;
	}
}

function readKept(form: HTMLFormElement): Fields {
	try {
		return JSON.parse(localStorage.getItem(keyOf(form)) ?? '{}') as Fields;
	} catch {
		return {};
	}
}

function says(form: HTMLFormElement, what: 'autosave' | 'saving' | 'unsaved' | 'offline' | 'gone'): void {
	tell(form, form.dataset[what] ?? '');
}

function tell(form: HTMLFormElement, text: string): void {
	const place = form.querySelector('[data-says]');
	if (place && place.textContent !== text) place.textContent = text;
}
