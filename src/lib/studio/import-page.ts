import { fillIn } from './upload-sayings.ts';

/** The page of an import: shows how far the work on it is, and keeps what is chosen. */
const askMs = 1000;
const restMs = 10_000;

const news = document.querySelector<HTMLElement>('import-news');
if (news) follow(news);
const choice = document.querySelector<HTMLFormElement>('form.im-choice');
if (choice?.querySelector('[data-choice]')) keep(choice);

interface News {
	state: string;
	done: number;
	total: number | null;
}

function follow(root: HTMLElement): void {
	const { address = '', state, sayings = '{}' } = root.dataset;
	const say = JSON.parse(sayings) as { progress: string; progressOpen: string };
	const [bar, words] = [root.querySelector('progress'), root.querySelector('[data-words]')];
	const number = new Intl.NumberFormat(document.documentElement.lang);
	const ask = async () => {
		const answer = await fetch(address).catch(() => undefined);
		const now = answer?.ok ? ((await answer.json()) as News) : undefined;
		if (now && now.state !== state) return location.reload();
		if (now && bar && words) {
			const { done, total } = now;
			if (total === null) bar.removeAttribute('value');
			else [bar.max, bar.value] = [total, done];
			const numbers = { done: number.format(done), total: number.format(total ?? 0) };
			words.textContent = fillIn(total === null ? say.progressOpen : say.progress, numbers);
		}
		setTimeout(ask, now ? askMs : restMs);
	};
	setTimeout(ask, askMs);
}

/** Each box that is ticked is kept at once; what the button says comes back with that. */
function keep(form: HTMLFormElement): void {
	let last = Promise.resolve();
	form.addEventListener('change', (event) => {
		if ((event.target as HTMLInputElement).name !== 'take') return;
		last = last.then(() => send(form));
	});
	// Whoever confirms or turns the page confirms what is ticked.
	form.addEventListener('submit', () => form.querySelector('[data-choice]')?.replaceChildren());
}

async function send(form: HTMLFormElement): Promise<void> {
	const answer = await fetch(form.action, { method: 'POST', body: new FormData(form), headers: { accept: 'text/html' } }).catch(
		() => undefined,
	);
	const fresh = answer?.ok ? new DOMParser().parseFromString(await answer.text(), 'text/html') : undefined;
	for (const selector of ['[data-confirm]', '[name=others]']) {
		const [old, now] = [form.querySelector(selector), fresh?.querySelector(selector)];
		if (!old || !now) continue;
		if (old instanceof HTMLInputElement) old.value = (now as HTMLInputElement).value;
		else old.textContent = now.textContent;
	}
}
