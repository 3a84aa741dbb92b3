const afterMs = 2000;
const againMs = 8000;

/** Keeps the answers on the server while they are given, so that one can go on elsewhere. */
export class KeepsAnswers extends HTMLElement {
	private timer: ReturnType<typeof setTimeout> | undefined;
	private saving: Promise<void> | undefined;
	private isChanged = false;

	connectedCallback(): void {
		const form = this.querySelector('form');
		if (!form) return;
		form.addEventListener('input', () => {
			this.isChanged = true;
			this.saveIn(form, afterMs);
		});
		// Enter in a field of one line would hand in; who means that has a button.
		form.addEventListener('keydown', (event) => {
			if (event.key === 'Enter' && event.target instanceof HTMLInputElement && event.target.type !== 'submit')
				event.preventDefault();
		});
		form.addEventListener('submit', (event) => {
			clearTimeout(this.timer);
			this.isChanged = false;
			if (!this.saving) return;
			// What is handed in must come after what is on its way.
			event.preventDefault();
			const { submitter } = event;
			this.saving.finally(() => form.requestSubmit(submitter));
		});
		addEventListener('pagehide', () => {
			if (this.isChanged) this.save(form);
		});
	}

	private saveIn(form: HTMLFormElement, ms: number): void {
		clearTimeout(this.timer);
		this.timer = setTimeout(() => this.save(form), ms);
	}

	private save(form: HTMLFormElement): void {
		this.isChanged = false;
		const before = this.saving ?? Promise.resolve();
		const saving = before
			.then(() => this.send(form))
			.catch(() => {
				this.isChanged = true;
				this.show(false);
				this.saveIn(form, againMs);
			})
			.finally(() => {
				if (this.saving === saving) this.saving = undefined;
			});
		this.saving = saving;
	}

	private async send(form: HTMLFormElement): Promise<void> {
		const response = await fetch(this.dataset.save ?? '', {
			method: 'POST',
			body: new URLSearchParams([...new FormData(form)] as [string, string][]),
			keepalive: true,
		});
		if (!response.ok) throw new Error(response.statusText);
		const { savedAt } = (await response.json()) as { savedAt?: string };
		// Somebody, on another device, handed it in meanwhile.
		if (savedAt === undefined) return location.reload();
		const basedOn = form.elements.namedItem('basedOn');
		if (basedOn instanceof HTMLInputElement) basedOn.value = savedAt;
		this.show(true);
	}

	private show(isSaved: boolean): void {
		this.querySelector('[data-saved]')?.toggleAttribute('hidden', !isSaved);
		const trouble = this.querySelector<HTMLElement>('[data-trouble]');
		if (trouble) trouble.textContent = isSaved ? '' : (trouble.dataset.trouble ?? '');
	}
}
