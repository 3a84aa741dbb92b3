import { clockTime } from '#lib/platform/i18n/clock-time.ts';

/** Takes the second of a note from the player on the page, and keeps the note without leaving it. */
class CaseNotes extends HTMLElement {
	connectedCallback(): void {
		const media = document.querySelector<HTMLMediaElement>('case-player :is(audio,video)');
		const [form, details] = [this.querySelector('form'), this.querySelector('details')];
		if (!media || !form || !details) return;
		const showForm = (isShown: boolean) => {
			details.open = isShown;
			details.hidden = !isShown;
		};
		const now = () => clockTime(media.currentTime * 1000);
		showForm(false);
		this.querySelector('.tools')?.removeAttribute('hidden');
		this.on('mark', () => this.keep(form.action, new URLSearchParams({ at: now() })));
		this.on('write', () => {
			if (!details.open) form.querySelector('input')?.setAttribute('value', now());
			showForm(true);
			form.querySelector('textarea')?.focus();
		});
		form.addEventListener('submit', async (event) => {
			event.preventDefault();
			const outcome = await this.keep(form.action, new FormData(form));
			// The page of notes says what must be put right.
			if (outcome === 'refused') form.submit();
			if (outcome !== 'saved') return;
			form.reset();
			showForm(false);
		});
		this.addEventListener('click', (event) => playFrom(media, event));
	}

	on(name: string, act: () => void): void {
		this.querySelector(`[data-note=${name}]`)?.addEventListener('click', act);
	}

	/** Sends what the form would; it leads to the page of all notes in the case, whose list replaces ours. */
	async keep(address: string, body: FormData | URLSearchParams): Promise<'saved' | 'refused' | 'failed'> {
		const headers = { accept: 'text/html' };
		const answer = await fetch(address, { method: 'POST', headers, body }).catch(() => undefined);
		const html = answer?.ok ? await answer.text() : '';
		const list = new DOMParser().parseFromString(html, 'text/html').querySelector('.notes');
		if (list) this.querySelector('.notes')?.replaceWith(document.adoptNode(list));
		const news = this.querySelector('[role=status]');
		if (news) news.textContent = this.dataset[list ? 'saved' : 'failed'] ?? '';
		if (list) return 'saved';
		return answer ? 'refused' : 'failed';
	}
}

function playFrom(media: HTMLMediaElement, event: MouseEvent): void {
	const link = (event.target as Element).closest<HTMLElement>('.at');
	if (!link || event.metaKey || event.ctrlKey || event.shiftKey) return;
	event.preventDefault();
	media.currentTime = Number(link.dataset.t);
	media.play().catch(() => {});
}

customElements.define('case-notes', CaseNotes);
